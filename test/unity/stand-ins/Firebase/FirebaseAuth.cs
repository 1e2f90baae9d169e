using System;
using System.Threading.Tasks;

namespace Firebase.Auth
{
    public enum AuthError
    {
        None = 0,
        Failure = 1,
        UserDisabled = 5,
        RequiresRecentLogin = 9,
        TooManyRequests = 13,
        UserNotFound = 14,
        InvalidUserToken = 17,
        UserTokenExpired = 18,
        NetworkRequestFailed = 19,
        InvalidApiKey = 20,
        AppNotAuthorized = 21,
        NoSignedInUser = 24,
    }

    public sealed class FirebaseAuth
    {
        public FirebaseAuth(FirebaseApp app)
        {
            App = app;
        }

        public static FirebaseAuth DefaultInstance { get; } = new FirebaseAuth(new FirebaseApp("demo-xsolla"));

        public FirebaseApp App { get; }

        public FirebaseUser CurrentUser { get; set; }

        public Task<AuthResult> SignInWithEmailAndPasswordAsync(string email, string password)
        {
            return Task.FromResult(new AuthResult());
        }
    }

    public sealed class AuthResult
    {
    }

    public sealed class FirebaseUser
    {
        private readonly Func<bool, Task<string>> _tokenOf;

        /// <param name="tokenOf">Returns the ID token; true asks for a new one.</param>
        public FirebaseUser(string userId, Func<bool, Task<string>> tokenOf)
        {
            UserId = userId;
            _tokenOf = tokenOf;
        }

        public string UserId { get; }

        public Task<string> TokenAsync(bool forceRefresh)
        {
            return _tokenOf(forceRefresh);
        }
    }
}
