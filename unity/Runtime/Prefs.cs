using System;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// Reads and writes PlayerPrefs, and logs their exceptions. PlayerPrefs.SetString throws PlayerPrefsException if
    /// the platform cannot store, and that must not end a purchase.
    /// </summary>
    internal static class Prefs
    {
        internal static string Read(string key)
        {
            try
            {
                return PlayerPrefs.GetString(key, "");
            }
            catch (Exception fault)
            {
                Debug.LogException(fault);
                return "";
            }
        }

        /// <summary>Writes a value. An empty value deletes the key.</summary>
        internal static void Write(string key, string value)
        {
            try
            {
                if (string.IsNullOrEmpty(value)) PlayerPrefs.DeleteKey(key);
                else PlayerPrefs.SetString(key, value);
                PlayerPrefs.Save();
            }
            catch (Exception fault)
            {
                Debug.LogException(fault);
            }
        }
    }
}
