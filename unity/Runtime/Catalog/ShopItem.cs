using System;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// What the shop sells. The fields are named as on the wire. Preserved: no code calls the constructor, whose values stand for
    /// what is missing in an answer.
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

        /// <summary>JsonUtility makes an object of null: the amount is empty where there is no price in real money.</summary>
        public ShopPrice price = new ShopPrice();

        /// <summary>Prices in virtual currency.</summary>
        public VirtualCurrencyPrice[] virtual_prices = new VirtualCurrencyPrice[0];

        /// <summary>For <see cref="XsollaPayments.GetPaymentToken(PaymentTokenRequest, Action{PayStationToken}, Action{PaymentsError})"/>.</summary>
        public bool IsForSale
        {
            get { return can_be_bought && !is_free && !string.IsNullOrEmpty(price.amount); }
        }

        /// <summary>For <see cref="XsollaPayments.ClaimFreeItem"/>.</summary>
        public bool IsFree
        {
            get { return can_be_bought && is_free; }
        }

        /// <summary>For <see cref="XsollaPayments.BuyWithVirtualCurrency"/>.</summary>
        public bool IsForVirtualCurrency
        {
            get { return can_be_bought && !is_free && virtual_prices.Length > 0; }
        }
    }

    [Serializable, Preserve]
    public sealed class ShopPrice
    {
        /// <summary>A decimal in a text.</summary>
        public string amount = "";
        public string currency = "";
    }

    [Serializable, Preserve]
    public sealed class VirtualCurrencyPrice
    {
        /// <summary>SKU of the currency.</summary>
        public string sku = "";
        public string name = "";
        public long amount;
    }
}
