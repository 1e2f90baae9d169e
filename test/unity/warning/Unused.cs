/// <summary>Compiles with a warning, and only with one.</summary>
internal static class Unused
{
    internal static void Assign()
    {
        var unused = 1;
    }
}
