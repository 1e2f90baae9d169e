using System;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// What to buy: either <see cref="sku"/> and <see cref="quantity"/>, or <see cref="items"/>. Everything else is optional. The
    /// fields are named as on the wire, because JsonUtility binds by name. JsonUtility also sends what is unset, as "" and [],
    /// which the backend counts as absent.
    /// </summary>
    [Serializable, Preserve]
    public sealed class PaymentTokenRequest
    {
        public string sku = "";
        public int quantity = 1;
        public CartLine[] items = new CartLine[0];

        /// <summary>
        /// Where Pay Station sends the player afterwards. Empty on Android and iOS means the component's deepLinkScheme. Leave it empty
        /// on PC and WebGL: no browser leads back into the game.
        /// </summary>
        public string returnUrl = "";

        /// <summary>Language of Pay Station, as a language tag; empty lets Xsolla decide.</summary>
        public string language = "";
    }

    /// <summary>One line of a cart, or of what was bought.</summary>
    [Serializable, Preserve]
    public sealed class CartLine
    {
        public string sku = "";
        public int quantity = 1;
    }
}
