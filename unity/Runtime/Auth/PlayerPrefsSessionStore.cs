namespace XsollaFirebase
{
    /// <summary>Keeps the session in PlayerPrefs. On WebGL these belong to the address of the page: a new address forgets them.</summary>
    public sealed class PlayerPrefsSessionStore : ISessionStore
    {
        public string Load(string name)
        {
            return Prefs.Read(name);
        }

        public void Save(string name, string secret)
        {
            Prefs.Write(name, secret);
        }
    }
}
