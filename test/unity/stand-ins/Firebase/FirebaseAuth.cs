using System;
using System.Threading.Tasks;

namespace Firebase.Auth
{
    public enum AuthError
    {
        NetworkRequestFailed = 18,
    }

    public sealed class FirebaseAuth
    {
        public FirebaseAuth(FirebaseApp app)
        {
            App = app;
        }

        public FirebaseApp App { get; }

        public FirebaseUser CurrentUser { get; set; }
    }

    public sealed class FirebaseUser
    {
        private readonly Func<bool, Task<string>> _tokenOf;

        /// <param name="tokenOf">Gives the ID token; true for a new one.</param>
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
