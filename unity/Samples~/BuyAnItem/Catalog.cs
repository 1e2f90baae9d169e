using System;
using System.Collections;

namespace XsollaFirebase.Samples
{
    /// <summary>
    /// What the shop sells, from Xsolla's public catalogue: https://developers.xsolla.com/api/catalog. Where the studio has Xsolla's SDK,
    /// XsollaCatalog.GetItems does the same.
    /// </summary>
    public static class Catalog
    {
        /// <summary>The first 50 items, with the prices of the country that the player's address belongs to.</summary>
        /// <param name="storeUrl">https://store.xsolla.com, or the simulator.</param>
        public static IEnumerator Load(string storeUrl, int projectId, Action<StoreItem[]> onItems, Action<string> onError)
        {
            var url = storeUrl + "/api/v2/project/" + projectId + "/items?limit=50";
            return Rest.Get<StoreItems>(url, "", answer => onItems(answer.items), error => onError("No catalogue: " + error));
        }
    }

    [Serializable]
    public sealed class StoreItems
    {
        public StoreItem[] items = new StoreItem[0];
    }

    [Serializable]
    public sealed class StoreItem
    {
        public string sku = "";
        public string name = "";
        public string description = "";
        public bool can_be_bought = true;

        /// <summary>JsonUtility makes an object of null: the amount is empty where there is no price in real money.</summary>
        public StorePrice price = new StorePrice();

        public bool IsForSale
        {
            get { return can_be_bought && !string.IsNullOrEmpty(price.amount); }
        }
    }

    [Serializable]
    public sealed class StorePrice
    {
        /// <summary>A decimal in a string.</summary>
        public string amount = "";
        public string currency = "";
    }
}
