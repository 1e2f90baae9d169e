using System;
using System.Collections;
using System.Threading;
using System.Threading.Tasks;

namespace XsollaFirebase
{
    /// <summary>
    /// Offers the same calls as Tasks, which need no component. A failed Task throws <see cref="PaymentsException"/>.
    /// </summary>
    public sealed partial class FirebaseAuthRest
    {
        /// <summary>
        /// Signs in the player who was signed in when the game was closed. Returns false if nobody was.
        /// </summary>
        public Task<bool> RestoreAsync(CancellationToken cancellation = default(CancellationToken))
        {
            return CallTask.Run<bool>(CallRunner.ForOneCall(), Restore, cancellation);
        }

        /// <inheritdoc cref="SignInAsGuest"/>
        public Task SignInAsGuestAsync(CancellationToken cancellation = default(CancellationToken))
        {
            return Run(SignInAsGuest, cancellation);
        }

        /// <inheritdoc cref="SignUp"/>
        public Task SignUpAsync(string email, string password, CancellationToken cancellation = default(CancellationToken))
        {
            return Run((onDone, onError) => SignUp(email, password, onDone, onError), cancellation);
        }

        /// <summary>Signs in with an e-mail address and a password.</summary>
        public Task SignInAsync(string email, string password, CancellationToken cancellation = default(CancellationToken))
        {
            return Run((onDone, onError) => SignIn(email, password, onDone, onError), cancellation);
        }

        /// <inheritdoc cref="LinkEmail"/>
        public Task LinkEmailAsync(string email, string password, CancellationToken cancellation = default(CancellationToken))
        {
            return Run((onDone, onError) => LinkEmail(email, password, onDone, onError), cancellation);
        }

        private static Task Run(Func<Action, Action<PaymentsError>, IEnumerator> call, CancellationToken cancellation)
        {
            return CallTask.Run<bool>(CallRunner.ForOneCall(), (onDone, onError) => call(() => onDone(true), onError), cancellation);
        }
    }
}
