using Firebase.Auth;

namespace XsollaFirebase.FirebaseSdk
{
    public static class FirebaseSetup
    {
        /// <summary>Takes the project from Firebase's SDK, and the ID token of whoever is signed in at the time of each call.</summary>
        /// <param name="region">FUNCTIONS_LOCATION of the backend.</param>
        /// <param name="functionsEmulator">Such as http://127.0.0.1:5001; empty for the deployed functions.</param>
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
