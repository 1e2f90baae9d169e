using Firebase.Auth;

namespace XsollaFirebase.FirebaseSdk
{
    /// <summary>Sets the client up from Firebase's Unity SDK.</summary>
    public static class FirebaseSetup
    {
        /// <summary>
        /// Takes the project from Firebase's SDK, and with each call the ID token of the player who is signed in then.
        /// </summary>
        /// <param name="region">FUNCTIONS_LOCATION of the backend.</param>
        /// <param name="functionsEmulator">
        /// Address of the functions emulator, such as http://127.0.0.1:5001; empty for the deployed functions.
        /// </param>
        /// <example>
        /// <code>
        /// payments.UseFirebase(FirebaseAuth.DefaultInstance, "us-central1");
        /// </code>
        /// </example>
        public static void UseFirebase(
            this XsollaPayments payments,
            FirebaseAuth auth,
            string region = "us-central1",
            string functionsEmulator = "")
        {
            payments.projectId = auth.App.Options.ProjectId;
            payments.region = region;
            payments.functionsEmulator = functionsEmulator;
            payments.IdToken = FirebaseIdToken.Of(auth);
        }
    }
}
