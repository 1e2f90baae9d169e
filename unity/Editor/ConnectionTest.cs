using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace XsollaFirebase.Editor
{
    /// <summary>
    /// Tests whether a game with these settings reaches its backend: functions, Firebase Auth, App Check, Firestore and
    /// Xsolla's catalogue. Creates no order. Signs in as a new guest, and deletes that guest afterwards.
    /// </summary>
    internal sealed class ConnectionTest
    {
        private readonly XsollaFirebaseSettings _settings;
        private Action<ConnectionCheck> _tell;

        internal ConnectionTest(XsollaFirebaseSettings settings)
        {
            _settings = settings;
        }

        /// <summary>Runs all checks.</summary>
        /// <param name="onCheck">Receives the result of each check as soon as it is known.</param>
        internal IEnumerator Run(Action<ConnectionCheck> onCheck)
        {
            _tell = onCheck;
            CheckSettings();
            yield return CheckFunctions();
            yield return CheckPlayer();
            yield return CheckCatalogue();
        }

        private void CheckSettings()
        {
            const string Id = "unity-settings";
            var isDemo = _settings.projectId.StartsWith("demo-", StringComparison.Ordinal);
            var emulators = new[] { _settings.functionsEmulator, _settings.authEmulator, _settings.firestoreEmulator };
            if (isDemo && emulators.Contains(""))
                Fail(
                    Id,
                    _settings.projectId + " is a project of the emulators, but the address of an emulator is empty.",
                    "Fill in all three addresses, or name a real project.");
            else if (!isDemo && emulators.Any(emulator => emulator != ""))
                Fail(
                    Id,
                    _settings.projectId + " is a real project, but the address of an emulator is set.",
                    "Empty all three addresses, or name a project that begins with demo-.");
            else
                Pass(Id, isDemo ? "the emulators of " + _settings.projectId : _settings.projectId + " in " + _settings.region);
        }

        /// <summary>Calls a function without a token. A deployed function answers UNAUTHENTICATED.</summary>
        private IEnumerator CheckFunctions()
        {
            const string Id = "callable-answers";
            var answer = default(WebAnswer);
            yield return JsonRequest.Post(UrlOf("getXsollaPaymentToken"), "{\"data\":{}}", null, null, got => answer = got);
            if (StatusIn(answer) == "UNAUTHENTICATED") Pass(Id, "getXsollaPaymentToken answers");
            else if (answer.HttpStatus == 0) Fail(Id, "no answer: " + answer.Text, IsLocal ? "Run npm start." : "Is this machine online?");
            else Fail(Id, "getXsollaPaymentToken answers HTTP " + answer.HttpStatus, FixOf(answer.HttpStatus));
        }

        private static string FixOf(long httpStatus)
        {
            switch (httpStatus)
            {
                // Google answers so before the request reaches the function.
                case 401:
                case 403: return "The function is not public: deploy it again, or allow allUsers to invoke it.";
                case 404: return "Check projectId, region and functionNamePrefix, or deploy the functions.";
                default: return "The answer does not come from the backend: check projectId and functionsEmulator.";
            }
        }

        private IEnumerator CheckPlayer()
        {
            // Does not store this session, so that the guest of this machine stays the same.
            var auth = new FirebaseAuthRest(_settings.webApiKey, _settings.authEmulator, new NoStore());
            PaymentsError failure = null;
            yield return auth.SignInAsGuest(() => { }, error => failure = error);
            if (failure != null)
            {
                Fail("auth", failure.Message, FixOf(failure));
                Skip("app-check", "no guest could sign in");
                Skip("firestore", "no guest could sign in");
                yield break;
            }
            Pass("auth", "guests can sign in");
            string idToken = null;
            yield return auth.IdToken(false, token => idToken = token, error => { });
            yield return CheckAppCheck(idToken);
            yield return CheckFirestore(idToken);
            yield return auth.DeleteAccount(() => { }, error => Warn("auth", "the guest of this test was not deleted: " + error.Message));
        }

        /// <summary>
        /// Asks for an order that does not exist. The backend answers NOT_FOUND to a valid ID token, and
        /// UNAUTHENTICATED if App Check refuses the call.
        /// </summary>
        private IEnumerator CheckAppCheck(string idToken)
        {
            const string Id = "app-check";
            var answer = default(WebAnswer);
            const string Body = "{\"data\":{\"orderId\":\"1\"}}";
            yield return JsonRequest.Post(UrlOf("getXsollaOrderStatus"), Body, idToken, null, got => answer = got);
            var status = StatusIn(answer);
            if (status == "NOT_FOUND") Pass(Id, "calls pass without an App Check token");
            else if (status == "UNAUTHENTICATED")
                Warn(
                    Id,
                    "the backend refuses a signed-in player",
                    "ENFORCE_APP_CHECK may be set: then set XsollaPayments.AppCheckToken (PC builds have no provider). "
                        + "Or webApiKey belongs to another project.");
            else Fail(Id, "getXsollaOrderStatus answers HTTP " + answer.HttpStatus + " " + status, "See the functions' log.");
        }

        private IEnumerator CheckFirestore(string idToken)
        {
            PaymentsError failure = null;
            var documents = new PlayerDocuments(_settings.projectId, _settings.database, _settings.firestoreEmulator);
            yield return documents.List(PlayerDocuments.Orders, idToken, "createdAt desc", 1, found => { }, error => failure = error);
            var isRefused = failure != null && failure.Status == "PERMISSION_DENIED";
            if (failure == null) Pass("firestore", "a player can read their orders");
            else Fail("firestore", failure.Message, isRefused ? "Deploy the backend's firestore.rules." : "Check projectId and database.");
        }

        private IEnumerator CheckCatalogue()
        {
            IList<ShopItem> items = null;
            PaymentsError failure = null;
            yield return ShopCatalog.Load(_settings.storeUrl, _settings.xsollaProjectId, "", got => items = got, error => failure = error);
            if (failure != null) Fail("catalogue", failure.Message, "Check xsollaProjectId and storeUrl.");
            else if (items.Count == 0) Fail("catalogue", "the catalogue is empty", "Publish items in Xsolla's Publisher Account.");
            else Pass("catalogue", items.Count + " items");
        }

        private bool IsLocal
        {
            get { return _settings.functionsEmulator != ""; }
        }

        private string UrlOf(string function)
        {
            var name = _settings.functionNamePrefix + function;
            return XsollaPayments.UrlOf(_settings.projectId, _settings.region, _settings.functionsEmulator, name);
        }

        private static string FixOf(PaymentsError error)
        {
            switch (error.Reason)
            {
                case "ADMIN_ONLY_OPERATION":
                case "OPERATION_NOT_ALLOWED": return "Switch Anonymous on: Firebase console, Authentication, Sign-in method.";
                case "API_KEY_INVALID":
                case "API": return "Copy the web API key: Firebase console, Project settings, General.";
            }
            return error.Status == PaymentsError.NetworkError ? "Check authEmulator; empty it for the real service." : "Check webApiKey.";
        }

        private static string StatusIn(WebAnswer answer)
        {
            var body = answer.HttpStatus == 0 ? null : answer.Parse<ErrorAnswer>();
            return body == null ? "" : body.error.status;
        }

        private void Pass(string id, string message)
        {
            _tell(new ConnectionCheck(id, ConnectionCheck.Ok, message));
        }

        private void Fail(string id, string message, string fix)
        {
            _tell(new ConnectionCheck(id, ConnectionCheck.Error, message, fix));
        }

        private void Warn(string id, string message, string fix = "")
        {
            _tell(new ConnectionCheck(id, ConnectionCheck.Warning, message, fix));
        }

        private void Skip(string id, string reason)
        {
            _tell(new ConnectionCheck(id, ConnectionCheck.Skipped, reason));
        }

        private sealed class NoStore : ISessionStore
        {
            public string Load(string name)
            {
                return "";
            }

            public void Save(string name, string secret)
            {
            }
        }

        [Serializable]
        private sealed class ErrorAnswer
        {
            public ErrorBody error = new ErrorBody();
        }

        [Serializable]
        private sealed class ErrorBody
        {
            public string status = "";
        }
    }
}
