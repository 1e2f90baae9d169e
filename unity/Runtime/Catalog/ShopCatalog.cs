using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>
    /// Reads the shop's items, bundles and currency packages from Xsolla's public catalogue:
    /// https://developers.xsolla.com/api/catalog. Prices are those of the country of the player's address.
    /// </summary>
    public static class ShopCatalog
    {
        private const int LargestPage = 50;

        /// <summary>Loads the whole catalogue, page by page. Needs no sign-in.</summary>
        /// <param name="storeUrl">Address of the simulator, such as http://127.0.0.1:5252; empty for Xsolla.</param>
        /// <param name="xsollaProjectId">Project id in Publisher Account.</param>
        /// <param name="locale">
        /// Language of names and descriptions as Xsolla writes it (en, de, …); empty for the project's default.
        /// </param>
        /// <param name="onItems">Receives all items, sold out or not: see <see cref="ShopItem.IsForSale"/>.</param>
        /// <param name="onError">
        /// Receives NOT_FOUND for an unknown project or a catalogue that was never published.
        /// </param>
        /// <example>
        /// <code>
        /// var items = await ShopCatalog.LoadAsync(settings.storeUrl, settings.xsollaProjectId);
        /// foreach (var item in items)
        ///     if (item.IsForSale) ShowBuyButton(item.sku, item.price.amount + " " + item.price.currency);
        /// </code>
        /// </example>
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
            // Xsolla answers 404 for an unknown project and for a catalogue that was never published.
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
