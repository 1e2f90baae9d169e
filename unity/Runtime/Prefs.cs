using System;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// PlayerPrefs that do not throw. PlayerPrefs.SetString throws PlayerPrefsException where the platform cannot store, and a purchase
    /// must not end by that: the exception is logged.
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

        /// <summary>An empty value deletes the key.</summary>
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
