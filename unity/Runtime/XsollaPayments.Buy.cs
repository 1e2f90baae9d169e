using System;
using System.Collections;
using UnityEngine;
using UnityEngine.Scripting;

namespace XsollaFirebase
{
    /// <summary>Sells for real money: gets payment tokens and opens Pay Station.</summary>
    public sealed partial class XsollaPayments
    {
        private long _openedOrderId;

        /// <summary>
        /// Gets a payment token, opens Pay Station and watches the order. The player must be signed in.
        /// </summary>
        /// <param name="onChange">Receives each change of the order until it is done, canceled or expired.</param>
        /// <param name="onError">Receives each failure. Transient ones do not end the watch.</param>
        /// <example>
        /// <code>
        /// payments.Buy("coins-100", order =&gt;
        /// {
        ///     if (order.granted) ShowMessage("The coins are yours.");
        /// }, error =&gt; ShowMessage(new ErrorTexts().Of(error)));
        /// </code>
        /// </example>
        public void Buy(string sku, Action<XsollaOrder> onChange, Action<PaymentsError> onError)
        {
            Buy(new PaymentTokenRequest { sku = sku }, onChange, onError);
        }

        /// <inheritdoc cref="Buy(string, Action{XsollaOrder}, Action{PaymentsError})"/>
        public void Buy(PaymentTokenRequest request, Action<XsollaOrder> onChange, Action<PaymentsError> onError)
        {
            GetPaymentToken(request, token => Open(token, onChange, onError), onError);
        }

        /// <summary>
        /// Gets a payment token. The order exists from then on, and is remembered until the game has seen its end.
        /// </summary>
        /// <remarks>
        /// Each call creates an order, so the client does not retry it. After a network error, let the player decide.
        /// </remarks>
        /// <param name="quantity">Number of pieces, 1 to 1000.</param>
        /// <param name="onToken">Receives the token. It is a secret: do not log or store it.</param>
        /// <param name="onError">Receives the reason, such as sold-out, too-many-orders or order-refused.</param>
        public void GetPaymentToken(string sku, int quantity, Action<PayStationToken> onToken, Action<PaymentsError> onError)
        {
            GetPaymentToken(new PaymentTokenRequest { sku = sku, quantity = quantity }, onToken, onError);
        }

        /// <inheritdoc cref="GetPaymentToken(string, int, Action{PayStationToken}, Action{PaymentsError})"/>
        public void GetPaymentToken(PaymentTokenRequest request, Action<PayStationToken> onToken, Action<PaymentsError> onError)
        {
            Begin<PayStationToken>((onResult, onFailure) => AskForToken(request, onResult, onFailure), onToken, onError);
        }

        /// <param name="onEnd">Called once, however the watch ends; may be null.</param>
        private OrderWatch Open(PayStationToken token, Action<XsollaOrder> onChange, Action<PaymentsError> onError, Action onEnd = null)
        {
            var watch = Watch(
                token.order_id,
                OrderWatch.PatienceSeconds,
                order =>
                {
                    // The end of an earlier order leaves Pay Station open for the order that the player pays now.
                    if (order.IsFinal && order.order_id == _openedOrderId) Callback.Invoke(payStation => payStation.Close(), PayStation);
                    Callback.Invoke(onChange, order);
                },
                onError,
                onEnd);
            _openedOrderId = token.order_id;
            // A closed Pay Station is neither a payment nor a cancellation: a payment may still arrive.
            PayStation.Open(token, watch.PollNow);
            return watch;
        }

        private IEnumerator AskForToken(PaymentTokenRequest request, Action<PayStationToken> onToken, Action<PaymentsError> onError)
        {
            return Call(
                "getXsollaPaymentToken",
                new TokenCall { data = WithReturnUrl(request) },
                text => ResultOf(new WebAnswer(200, text).Parse<TokenAnswer>()),
                token =>
                {
                    Remembered.Add(token.order_id);
                    onToken(token);
                },
                onError);
        }

        /// <summary>
        /// Adds the deep link on phones. There the browser covers the game, and only a link leads back.
        /// </summary>
        private PaymentTokenRequest WithReturnUrl(PaymentTokenRequest request)
        {
            var isPhone = Application.platform == RuntimePlatform.Android || Application.platform == RuntimePlatform.IPhonePlayer;
            if (!isPhone || !string.IsNullOrEmpty(request.returnUrl) || !Configure() || string.IsNullOrWhiteSpace(deepLinkScheme)) return request;
            return new PaymentTokenRequest
            {
                sku = request.sku,
                quantity = request.quantity,
                items = request.items,
                language = request.language,
                // Trimmed, as the builds register it.
                returnUrl = deepLinkScheme.Trim() + "://xsolla",
            };
        }

        /// <summary>
        /// Returns null without a token. JsonUtility makes an object with unset fields for a missing one.
        /// </summary>
        private static PayStationToken ResultOf(TokenAnswer answer)
        {
            return answer == null || answer.result == null || string.IsNullOrEmpty(answer.result.token) ? null : answer.result;
        }

#pragma warning disable 0649 // JsonUtility sets them.
        [Serializable, Preserve]
        private sealed class TokenCall
        {
            public PaymentTokenRequest data;
        }

        [Serializable, Preserve]
        private sealed class TokenAnswer
        {
            public PayStationToken result;
        }
#pragma warning restore 0649
    }
}
