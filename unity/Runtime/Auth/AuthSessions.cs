using System;
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Stores the sessions of one Firebase project: that of the signed-in player, and that of this machine's guest. The
    /// guest's session survives a sign-out, because nothing else leads back to the guest's purchases.
    /// </summary>
    internal sealed class AuthSessions
    {
        private readonly ISessionStore _store;
        private readonly string _name;

        /// <param name="project">
        /// Separates the projects from each other, and the emulator from the real service.
        /// </param>
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

        /// <summary>Session of the signed-in player; null if nobody is signed in.</summary>
        internal Session Current
        {
            get { return Load(_name); }
        }

        /// <summary>Session of this machine's guest; null if nobody has played as a guest here.</summary>
        internal Session Guest
        {
            get { return Load(_name + ".Guest"); }
        }

        internal void Save(Session session)
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

        /// <summary>Forgets this machine's guest if it is this player, and keeps any other guest.</summary>
        internal void ForgetGuest(string uid)
        {
            var guest = Guest;
            if (guest != null && guest.uid == uid) ForgetGuest();
        }

        /// <summary>
        /// Loads a session. Logs an exception of the store, which may be the game's own, and returns null. Then the
        /// player signs in again.
        /// </summary>
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
