using System;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Says what to buy: either <see cref="sku"/> and <see cref="quantity"/>, or <see cref="items"/>. Everything else
    /// is optional. The fields have the names of the request, because JsonUtility binds by name. JsonUtility also sends
    /// unset fields, as "" and [], which the backend counts as absent.
    /// </summary>
    /// <example>
    /// <code>
    /// var cart = new PaymentTokenRequest
    /// {
    ///     items = new[] { new CartLine { sku = "coins-100", quantity = 2 }, new CartLine { sku = "sword" } },
    ///     language = "fr",
    /// };
    /// var order = await payments.BuyAsync(cart);
    /// </code>
    /// </example>
    [Serializable, Preserve]
    public sealed class PaymentTokenRequest
    {
        public string sku = "";
        public int quantity = 1;
        public CartLine[] items = new CartLine[0];

        /// <summary>
        /// URL to which Pay Station sends the player afterwards. Empty on Android and iOS means the component's
        /// deepLinkScheme. Leave it empty on PC and WebGL, because no browser leads back into the game.
        /// </summary>
        public string returnUrl = "";

        /// <summary>Language of Pay Station, as a language tag such as "pt-BR"; empty lets Xsolla decide.</summary>
        public string language = "";
    }

    /// <summary>Holds one line of a cart or of an order: a SKU and its quantity.</summary>
    [Serializable, Preserve]
    public sealed class CartLine
    {
        public string sku = "";
        public int quantity = 1;
    }
}
