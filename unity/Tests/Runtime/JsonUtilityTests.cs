using System;
using NUnit.Framework;
using UnityEngine;

namespace XsollaFirebase.Tests
{
    /// <summary>Tests the behaviour of JsonUtility that the package relies on. Its source is not public.</summary>
    public sealed class JsonUtilityTests
    {
        [Test]
        public void WritesUnsetFields()
        {
            Assert.AreEqual(
                "{\"sku\":\"\",\"quantity\":1,\"items\":[],\"returnUrl\":\"\",\"language\":\"\"}",
                JsonUtility.ToJson(new PaymentTokenRequest()));
        }

        [Test]
        public void WritesANullTextAsAnEmptyOne()
        {
            Assert.AreEqual("{\"sku\":\"\",\"quantity\":1}", JsonUtility.ToJson(new CartLine { sku = null }));
        }

        [Test]
        public void KeepsTheDefaultOfAMissingField()
        {
            Assert.IsTrue(JsonUtility.FromJson<ShopItem>("{\"sku\":\"sword\"}").can_be_bought);
        }

        [Test]
        public void MakesAnObjectFromNull()
        {
            Assert.IsTrue(string.IsNullOrEmpty(JsonUtility.FromJson<ShopItem>("{\"price\":null}").price.amount));
        }

        [Test]
        public void IgnoresUnknownFields()
        {
            Assert.AreEqual("sword", JsonUtility.FromJson<ShopItem>("{\"type\":\"virtual_good\",\"sku\":\"sword\"}").sku);
        }

        [Test]
        public void KeepsEveryDigitOfALong()
        {
            Assert.AreEqual(9007199254740993L, JsonUtility.FromJson<PayStationToken>("{\"order_id\":9007199254740993}").order_id);
        }

        [Test]
        public void ReadsNestedFields()
        {
            var document = JsonUtility.FromJson<PlayerDocument>("{\"name\":\"a/b\",\"fields\":{\"quantity\":{\"integerValue\":\"7\"}}}");
            Assert.AreEqual(7, document.fields.quantity.Integer);
        }

        [Test]
        public void ThrowsOnInvalidJson()
        {
            Assert.Throws<ArgumentException>(() => JsonUtility.FromJson<ShopItem>("<html>a proxy's page</html>"));
        }
    }
}
