namespace XsollaFirebase.Samples
{
    /// <summary>What a player can make of an error. PaymentsError.Message is for the developer.</summary>
    internal static class ErrorText
    {
        internal static string Of(PaymentsError error)
        {
            switch (error.Reason)
            {
                case "sold-out": return "Sold out.";
                case "not-on-sale": return "Not on sale now.";
                case "unknown-sku":
                case "free-item":
                case "no-price":
                case "not-available": return "This cannot be bought.";
                case "order-refused": return "You cannot buy this, or no more of it.";
                case "too-many-orders":
                case "xsolla-busy": return "Please try again in " + error.RetryAfterSeconds + " s.";
                case "TOO_MANY_ATTEMPTS_TRY_LATER": return "Please try again later.";
                case "EMAIL_EXISTS": return "There is an account with this e-mail address: sign in.";
                case "WEAK_PASSWORD": return "The password needs 6 characters.";
                case "INVALID_EMAIL":
                case "MISSING_EMAIL":
                case "MISSING_PASSWORD":
                case "EMAIL_NOT_FOUND":
                case "INVALID_PASSWORD":
                case "INVALID_LOGIN_CREDENTIALS": return "E-mail address or password is wrong.";
            }
            if (error.Status == PaymentsError.NetworkError) return "No connection.";
            return error.IsPassing ? "Please try again later." : "Something went wrong.";
        }
    }
}
