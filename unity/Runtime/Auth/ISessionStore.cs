namespace XsollaFirebase
{
    /// <summary>
    /// Stores the session between runs. The texts are secrets, as good as a password. The default store is PlayerPrefs,
    /// which other programs of the same user can read. A game can use the Keychain or the Keystore instead.
    /// </summary>
    public interface ISessionStore
    {
        /// <summary>Loads the text that was saved under a name; empty or null if there is none.</summary>
        string Load(string name);

        /// <summary>Saves a text under a name. An empty text deletes the saved one.</summary>
        void Save(string name, string secret);
    }
}
