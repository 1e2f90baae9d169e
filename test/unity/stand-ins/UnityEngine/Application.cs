using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace UnityEngine
{
    public enum RuntimePlatform
    {
        IPhonePlayer = 8,
        Android = 11,
        LinuxPlayer = 13,
        WebGLPlayer = 17,
    }

    public class Application
    {
        /// <summary>The URLs that OpenURL got.</summary>
        public static readonly List<string> Opened = new List<string>();

        /// <summary>Set by a test.</summary>
        public static RuntimePlatform Platform = RuntimePlatform.LinuxPlayer;

        public static bool isPlaying
        {
            get { return true; }
        }

        public static RuntimePlatform platform
        {
            get { return Platform; }
        }

        public static void OpenURL(string url)
        {
            Opened.Add(url);
        }
    }

    public class Time
    {
        private static readonly Stopwatch Watch = Stopwatch.StartNew();

        /// <summary>Seconds that a test adds to the clock.</summary>
        public static float Skipped;

        public static float realtimeSinceStartup
        {
            get { return (float)Watch.Elapsed.TotalSeconds + Skipped; }
        }
    }

    public class Debug
    {
        /// <summary>Lines of the console.</summary>
        public static readonly List<string> Lines = new List<string>();

        public static void Log(object message)
        {
            Lines.Add(message.ToString());
        }

        public static void LogWarning(object message)
        {
            Lines.Add(message.ToString());
        }

        public static void LogError(object message)
        {
            Lines.Add(message.ToString());
        }

        public static void LogException(Exception exception)
        {
            Lines.Add(exception.GetType().Name + ": " + exception.Message);
        }
    }

    public class PlayerPrefsException : Exception
    {
        public PlayerPrefsException(string error)
            : base(error)
        {
        }
    }

    public class PlayerPrefs
    {
        private static readonly Dictionary<string, string> Values = new Dictionary<string, string>();

        /// <summary>Set by a test: the platform cannot store anything.</summary>
        public static bool IsFull;

        /// <summary>All stored values, for a test that searches them for secrets.</summary>
        public static string All
        {
            get { return string.Join("\n", Values); }
        }

        public static string GetString(string key, string defaultValue)
        {
            return Values.TryGetValue(key, out var value) ? value : defaultValue;
        }

        public static string GetString(string key)
        {
            return GetString(key, "");
        }

        /// <summary>Throws if the platform cannot store, as Unity's does.</summary>
        public static void SetString(string key, string value)
        {
            if (IsFull) throw new PlayerPrefsException("Could not store preference value");
            Values[key] = value;
        }

        public static bool HasKey(string key)
        {
            return Values.ContainsKey(key);
        }

        public static void DeleteKey(string key)
        {
            Values.Remove(key);
        }

        public static void Save()
        {
        }
    }
}
