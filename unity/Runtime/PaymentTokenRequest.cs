using System;

namespace XsollaFirebase
{
    /// <summary>
    /// What to buy: either <see cref="sku"/> and <see cref="quantity"/>, or <see cref="items"/>. Everything else is optional. The
    /// names are those of the wire, because JsonUtility binds by name; it also sends what is unset, as "" and [], which the
    /// backend counts as absent.
    /// </summary>
    [Serializable]
    public sealed class PaymentTokenRequest
    {
        public string sku = "";
        public int quantity = 1;
        public CartLine[] items = new CartLine[0];

        /// <summary>Where Pay Station sends the player afterwards. Leave it out on PC and WebGL: there is no way back into the game.</summary>
        public string returnUrl = "";

        /// <summary>Language of Pay Station, as a language tag; empty lets Xsolla decide.</summary>
        public string language = "";
    }

    /// <summary>One line of a cart.</summary>
    [Serializable]
    public sealed class CartLine
    {
        public string sku = "";
        public int quantity = 1;
    }
}
