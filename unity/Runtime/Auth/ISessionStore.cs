namespace XsollaFirebase
{
    /// <summary>
    /// Keeps the session over restarts. The text that it is given is a secret, as good as a password. The default keeps it in PlayerPrefs,
    /// which other programs of the same user can read; a game may keep it in the Keychain or the Keystore instead.
    /// </summary>
    public interface ISessionStore
    {
        /// <summary>Gives what was kept under a name; empty or null when there is nothing.</summary>
        string Load(string name);

        /// <summary>Keeps a text under a name. An empty one deletes what was kept.</summary>
        void Save(string name, string secret);
    }
}
