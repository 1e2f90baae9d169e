using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace XsollaFirebase
{
    /// <summary>
    /// Remembers between runs the orders whose end the game has not seen. Stores only their ids and times, not the
    /// tokens. On a platform where PlayerPrefs throw, nothing is remembered. Then the game still finds the open orders,
    /// because the server lists them too.
    /// </summary>
    internal sealed class UnfinishedOrders
    {
        /// <summary>
        /// Age at which an order is forgotten. The backend expires unpaid orders after a day, so an older one is gone
        /// or belongs to another player on this machine.
        /// </summary>
        private static readonly TimeSpan Forgotten = TimeSpan.FromDays(2);

        private readonly string _key;

        internal UnfinishedOrders(string projectId)
        {
            _key = "XsollaFirebase.UnfinishedOrders." + projectId;
        }

        internal IList<long> Ids
        {
            get { return Read().Keys.ToList(); }
        }

        internal void Add(long orderId)
        {
            var orders = Read();
            orders[orderId] = DateTime.UtcNow;
            Write(orders);
        }

        internal void Remove(long orderId)
        {
            var orders = Read();
            if (orders.Remove(orderId)) Write(orders);
        }

        /// <summary>Reads "7310041@638912345678901234,…": order ids with their times in ticks.</summary>
        private Dictionary<long, DateTime> Read()
        {
            var orders = new Dictionary<long, DateTime>();
            foreach (var entry in Prefs.Read(_key).Split(','))
            {
                var parts = entry.Split('@');
                if (parts.Length != 2 || !long.TryParse(parts[0], out var id) || !long.TryParse(parts[1], out var ticks)) continue;
                if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks) continue;
                var at = new DateTime(ticks, DateTimeKind.Utc);
                if (DateTime.UtcNow - at < Forgotten) orders[id] = at;
            }
            return orders;
        }

        private void Write(Dictionary<long, DateTime> orders)
        {
            var entries = orders.Select(order => string.Format(CultureInfo.InvariantCulture, "{0}@{1}", order.Key, order.Value.Ticks));
            Prefs.Write(_key, string.Join(",", entries));
        }
    }
}
