using System;
using System.Threading.Tasks;

namespace Firebase.AppCheck
{
    public struct AppCheckToken
    {
        public string Token { get; set; }

        public DateTime ExpireTime { get; set; }
    }

    public sealed class FirebaseAppCheck
    {
        private readonly Func<bool, Task<AppCheckToken>> _tokenOf;

        /// <param name="tokenOf">Returns the token; true asks for a new one.</param>
        public FirebaseAppCheck(Func<bool, Task<AppCheckToken>> tokenOf)
        {
            _tokenOf = tokenOf;
        }

        public static FirebaseAppCheck DefaultInstance { get; } = new FirebaseAppCheck(force => Task.FromResult(default(AppCheckToken)));

        public Task<AppCheckToken> GetAppCheckTokenAsync(bool forceRefresh)
        {
            return _tokenOf(forceRefresh);
        }
    }
}
