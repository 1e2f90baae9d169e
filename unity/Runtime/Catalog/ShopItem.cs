using System;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Holds an item of the shop, with the field names of Xsolla's API. It is preserved, because no code calls the
    /// constructor, whose values are the defaults of missing fields.
    /// </summary>
    [Serializable, Preserve]
    public sealed class ShopItem
    {
        public string sku = "";
        public string name = "";
        public string description = "";
        public string image_url = "";
        public bool is_free;
        public bool can_be_bought = true;

        /// <summary>
        /// Price in real money. JsonUtility makes an object from null, so the amount is empty if there is no price.
        /// </summary>
        public ShopPrice price = new ShopPrice();

        /// <summary>Prices in virtual currency.</summary>
        public VirtualCurrencyPrice[] virtual_prices = new VirtualCurrencyPrice[0];

        /// <summary>
        /// Whether it can be bought for real money now, with <see cref="XsollaPayments.GetPaymentTokenAsync"/>.
        /// </summary>
        public bool IsForSale
        {
            get { return can_be_bought && !is_free && !string.IsNullOrEmpty(price.amount); }
        }

        /// <summary>Whether it can be claimed now, with <see cref="XsollaPayments.ClaimFreeItem"/>.</summary>
        public bool IsFree
        {
            get { return can_be_bought && is_free; }
        }

        /// <summary>
        /// Whether it can be bought for virtual currency now, with <see cref="XsollaPayments.BuyWithVirtualCurrency"/>.
        /// </summary>
        public bool IsForVirtualCurrency
        {
            get { return can_be_bought && !is_free && virtual_prices.Length > 0; }
        }
    }

    /// <summary>Holds a price in real money.</summary>
    [Serializable, Preserve]
    public sealed class ShopPrice
    {
        /// <summary>Decimal amount as text, such as "9.99".</summary>
        public string amount = "";
        public string currency = "";
    }

    /// <summary>Holds a price in virtual currency.</summary>
    [Serializable, Preserve]
    public sealed class VirtualCurrencyPrice
    {
        /// <summary>SKU of the currency.</summary>
        public string sku = "";
        public string name = "";
        public long amount;
    }
}
