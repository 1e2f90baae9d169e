namespace XsollaFirebase
{
    /// <summary>
    /// Stores the session in PlayerPrefs. On WebGL, PlayerPrefs belong to the address of the page: they are empty at a
    /// new address.
    /// </summary>
    public sealed class PlayerPrefsSessionStore : ISessionStore
    {
        /// <summary>
        /// Loads the text that was saved under a name; empty if there is none, or if PlayerPrefs cannot be read.
        /// </summary>
        public string Load(string name)
        {
            return Prefs.Read(name);
        }

        /// <summary>Saves a text under a name. Logs an exception of PlayerPrefs.</summary>
        public void Save(string name, string secret)
        {
            Prefs.Write(name, secret);
        }
    }
}
