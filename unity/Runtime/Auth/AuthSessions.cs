using System;
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// The sessions of one Firebase project in a store: of the player who is signed in, and of the guest of this machine. The guest's
    /// outlives a sign-out, because it is the only way back to what the guest bought.
    /// </summary>
    internal sealed class AuthSessions
    {
        private readonly ISessionStore _store;
        private readonly string _name;

        /// <param name="project">Distinguishes one project from another, and the emulator from the real service.</param>
        internal AuthSessions(ISessionStore store, string project)
        {
            _store = store;
            _name = "XsollaFirebase.Session." + project;
        }

        [Serializable, Preserve]
        internal sealed class Session
        {
            public string uid = "";
            public string refreshToken = "";
            public bool isGuest;
        }

        /// <summary>Null when nobody is signed in.</summary>
        internal Session Current
        {
            get { return Load(_name); }
        }

        /// <summary>Null when nobody has played as a guest here.</summary>
        internal Session Guest
        {
            get { return Load(_name + ".Guest"); }
        }

        internal void Keep(Session session)
        {
            var text = JsonUtility.ToJson(session);
            Save(_name, text);
            if (session.isGuest) Save(_name + ".Guest", text);
        }

        internal void ForgetCurrent()
        {
            Save(_name, "");
        }

        internal void ForgetGuest()
        {
            Save(_name + ".Guest", "");
        }

        /// <summary>The store may be the game's own; when it throws, the player signs in anew.</summary>
        private Session Load(string name)
        {
            try
            {
                var text = _store.Load(name);
                var session = string.IsNullOrEmpty(text) ? null : JsonUtility.FromJson<Session>(text);
                return session == null || string.IsNullOrEmpty(session.uid) || string.IsNullOrEmpty(session.refreshToken) ? null : session;
            }
            catch (Exception fault)
            {
                Debug.LogException(fault);
                return null;
            }
        }

        private void Save(string name, string text)
        {
            try
            {
                _store.Save(name, text);
            }
            catch (Exception fault)
            {
                Debug.LogException(fault);
            }
        }
    }
}
