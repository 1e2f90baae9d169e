using System;
using System.Collections.Generic;
using System.Globalization;

namespace XsollaFirebase
{
    /// <summary>
    /// Makes a sentence for the player from an error. The texts are English. A game can pass its own texts by key, and
    /// the English text is used for each key without one.
    /// </summary>
    /// <example>
    /// <code>
    /// var texts = new ErrorTexts(key =&gt; MyTexts.Find("shop." + key));
    /// ShowMessage(texts.Of(error));
    /// </code>
    /// </example>
    public sealed class ErrorTexts
    {
        /// <summary>
        /// Every key with its English text. {0} is a number: seconds to wait, or the missing virtual currency.
        /// </summary>
        public static readonly IReadOnlyDictionary<string, string> English = new Dictionary<string, string>
        {
            { "sold-out", "Sold out." },
            { "not-on-sale", "Not on sale now." },
            { "not-for-sale", "This cannot be bought." },
            { "order-refused", "You cannot buy this, or cannot buy more of it." },
            { "limit-reached", "You cannot get more of this now." },
            { "not-enough-currency", "You need {0} more." },
            { "try-in-seconds", "Please try again in {0} s." },
            { "try-later", "Please try again later." },
            { "no-connection", "No connection." },
            { "email-exists", "There is an account with this e-mail address: sign in." },
            { "weak-password", "The password needs at least 6 characters." },
            { "wrong-credentials", "E-mail address or password is wrong." },
            { "account-disabled", "This account is disabled." },
            { "something-went-wrong", "Something went wrong." },
        };

        private static readonly Dictionary<string, string> KeyOfReason = new Dictionary<string, string>
        {
            { "sold-out", "sold-out" },
            { "not-on-sale", "not-on-sale" },
            { "unknown-sku", "not-for-sale" },
            { "free-item", "not-for-sale" },
            { "not-free", "not-for-sale" },
            { "no-price", "not-for-sale" },
            { "not-available", "not-for-sale" },
            { "order-refused", "order-refused" },
            { "limit-reached", "limit-reached" },
            { "not-enough-currency", "not-enough-currency" },
            { "TOO_MANY_ATTEMPTS_TRY_LATER", "try-later" },
            { "EMAIL_EXISTS", "email-exists" },
            { "WEAK_PASSWORD", "weak-password" },
            { "INVALID_EMAIL", "wrong-credentials" },
            { "MISSING_EMAIL", "wrong-credentials" },
            { "MISSING_PASSWORD", "wrong-credentials" },
            { "EMAIL_NOT_FOUND", "wrong-credentials" },
            { "INVALID_PASSWORD", "wrong-credentials" },
            { "INVALID_LOGIN_CREDENTIALS", "wrong-credentials" },
            { "USER_DISABLED", "account-disabled" },
        };

        private readonly Func<string, string> _translate;

        /// <summary>Makes the texts of a game.</summary>
        /// <param name="translate">
        /// Returns the game's text for a key of <see cref="English"/>; null or empty if it has none.
        /// </param>
        public ErrorTexts(Func<string, string> translate = null)
        {
            _translate = translate;
        }

        /// <summary>Returns the sentence for an error.</summary>
        public string Of(PaymentsError error)
        {
            var key = KeyOf(error);
            var text = _translate == null ? null : _translate(key);
            if (string.IsNullOrEmpty(text)) text = English[key];
            var number = error.Missing > 0 ? error.Missing : error.RetryAfterSeconds;
            return text.Replace("{0}", number.ToString(CultureInfo.InvariantCulture));
        }

        /// <summary>Returns the key of <see cref="English"/> for an error.</summary>
        public static string KeyOf(PaymentsError error)
        {
            string key;
            if (KeyOfReason.TryGetValue(error.Reason, out key)) return key;
            if (error.Status == PaymentsError.NetworkError) return "no-connection";
            if (error.RetryAfterSeconds > 0) return "try-in-seconds";
            return error.IsTransient ? "try-later" : "something-went-wrong";
        }
    }
}
