using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Reads what the shop sells, from Xsolla's public catalogue: https://developers.xsolla.com/api/catalog. Items, bundles and currency
    /// packages, with the prices of the country that the player's address belongs to.
    /// </summary>
    public static class ShopCatalog
    {
        private const int LargestPage = 50;

        /// <param name="storeUrl">The simulator, such as http://127.0.0.1:5252; empty for Xsolla.</param>
        /// <param name="locale">Language of names and descriptions, as Xsolla writes it (en, de, …); empty for the project's default.</param>
        public static IEnumerator Load(
            string storeUrl,
            int xsollaProjectId,
            string locale,
            Action<IList<ShopItem>> onItems,
            Action<PaymentsError> onError)
        {
            var origin = string.IsNullOrEmpty(storeUrl) ? "https://store.xsolla.com" : storeUrl.TrimEnd('/');
            var url = origin + "/api/v2/project/" + xsollaProjectId + "/items?limit=" + LargestPage;
            if (!string.IsNullOrEmpty(locale)) url += "&locale=" + Uri.EscapeDataString(locale);
            var items = new List<ShopItem>();
            Page page;
            do
            {
                var answer = default(WebAnswer);
                yield return JsonRequest.Get(url + "&offset=" + items.Count, "", got => answer = got);
                page = answer.HttpStatus == 200 ? answer.Parse<Page>() : null;
                if (page == null)
                {
                    onError(ErrorOf(answer));
                    yield break;
                }
                items.AddRange(page.items);
            }
            while (page.has_more && page.items.Length > 0);
            onItems(items);
        }

        /// <inheritdoc cref="Load"/>
        public static Task<IList<ShopItem>> LoadAsync(
            string storeUrl,
            int xsollaProjectId,
            string locale = "",
            CancellationToken cancellation = default(CancellationToken))
        {
            return CallTask.Run<IList<ShopItem>>(
                CallRunner.ForOneCall(),
                (onItems, onError) => Load(storeUrl, xsollaProjectId, locale, onItems, onError),
                cancellation);
        }

        private static PaymentsError ErrorOf(WebAnswer answer)
        {
            if (answer.HttpStatus == 0) return answer.ToError();
            // 404 is an unknown project or a catalogue that was never published.
            var status = answer.HttpStatus == 404 ? "NOT_FOUND" : PaymentsError.BadAnswer;
            return new PaymentsError(status, "Xsolla's catalogue: HTTP " + answer.HttpStatus) { HttpStatus = answer.HttpStatus };
        }

        [Serializable, Preserve]
        private sealed class Page
        {
            public bool has_more = false;
            public ShopItem[] items = new ShopItem[0];
        }
    }
}
