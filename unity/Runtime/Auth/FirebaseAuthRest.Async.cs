using System;
using System.Collections;
using System.Threading;
using System.Threading.Tasks;

namespace XsollaFirebase
{
    /// <summary>The sign-ins as Tasks, which need no component. They throw <see cref="PaymentsException"/>.</summary>
    public sealed partial class FirebaseAuthRest
    {
        /// <summary>Signs the player in again who was signed in when the game was closed; gives false when nobody was.</summary>
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
