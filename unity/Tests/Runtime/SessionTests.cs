using System.Collections.Generic;
using NUnit.Framework;

namespace XsollaFirebase.Tests
{
    public sealed class SessionTests
    {
        [Test]
        public void TheGuestSurvivesASignOut()
        {
            var store = new MemoryStore();
            new AuthSessions(store, "game").Save(new AuthSessions.Session { uid = "ann", refreshToken = "secret", isGuest = true });
            new AuthSessions(store, "game").ForgetCurrent();
            Assert.IsNull(new AuthSessions(store, "game").Current);
            Assert.AreEqual("ann", new AuthSessions(store, "game").Guest.uid);
            Assert.IsNull(new AuthSessions(store, "another game").Guest);
        }

        [Test]
        public void AnIncompleteSessionIsIgnored()
        {
            var store = new MemoryStore();
            store.Save("XsollaFirebase.Session.game", "{\"uid\":\"ann\"}");
            Assert.IsNull(new AuthSessions(store, "game").Current);
        }

        [Test]
        public void OrdersAreRememberedInPlayerPrefs()
        {
            var orders = new UnfinishedOrders("unity-tests");
            orders.Add(9007199254740993L);
            Assert.AreEqual(new[] { 9007199254740993L }, new UnfinishedOrders("unity-tests").Ids);
            orders.Remove(9007199254740993L);
            Assert.AreEqual(0, new UnfinishedOrders("unity-tests").Ids.Count);
        }

        private sealed class MemoryStore : ISessionStore
        {
            private readonly Dictionary<string, string> _kept = new Dictionary<string, string>();

            public string Load(string name)
            {
                string secret;
                return _kept.TryGetValue(name, out secret) ? secret : "";
            }

            public void Save(string name, string secret)
            {
                _kept[name] = secret;
            }
        }
    }
}
