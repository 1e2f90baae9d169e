/// <summary>Compiles with exactly one warning.</summary>
internal static class Unused
{
    internal static void Assign()
    {
        var unused = 1;
    }
}
