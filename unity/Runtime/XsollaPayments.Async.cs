using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace XsollaFirebase
{
    /// <summary>
    /// Offers the same calls as Tasks. A failed Task throws <see cref="PaymentsException"/>. A Task ends as canceled if
    /// its token is canceled or the component is destroyed. Under Unity 2023.1 and later, <see cref="AwaitableTasks"/>
    /// converts Tasks to Awaitables.
    /// </summary>
    public sealed partial class XsollaPayments
    {
        private Task _signingIn;

        /// <summary>Buys one piece of an item.</summary>
        /// <inheritdoc cref="BuyAsync(PaymentTokenRequest, CancellationToken)"/>
        public Task<XsollaOrder> BuyAsync(string sku, CancellationToken cancellation = default(CancellationToken))
        {
            return BuyAsync(new PaymentTokenRequest { sku = sku }, cancellation);
        }

        /// <summary>
        /// Makes a whole purchase: signs in as a guest if nobody is signed in, gets a payment token, opens Pay Station,
        /// and waits until the order is done, canceled or expired. A cancellation ends only the waiting. The order
        /// continues, and <see cref="Restore"/> finds it again.
        /// </summary>
        /// <remarks>
        /// No browser reports that the player gave up, and an unpaid order expires only after a day. So cancel when the
        /// player leaves the shop. Transient errors do not end the waiting.
        /// </remarks>
        /// <example>
        /// <code>
        /// try
        /// {
        ///     var order = await payments.BuyAsync(new PaymentTokenRequest { sku = "coins-100" }, leaving.Token);
        ///     if (order.granted) ShowMessage("The coins are yours.");
        /// }
        /// catch (PaymentsException refusal)
        /// {
        ///     ShowMessage(new ErrorTexts().Of(refusal.Error));
        /// }
        /// catch (OperationCanceledException)
        /// {
        /// }
        /// </code>
        /// </example>
        public async Task<XsollaOrder> BuyAsync(PaymentTokenRequest request, CancellationToken cancellation = default(CancellationToken))
        {
            await SignInAsync(cancellation);
            var token = await GetPaymentTokenAsync(request, cancellation);
            return await OpenAsync(token, cancellation);
        }

        /// <summary>
        /// Signs in the player of the last run, or a guest, with the web API key of the settings asset. Does nothing if
        /// <see cref="IdToken"/> is set.
        /// </summary>
        public Task SignInAsync(CancellationToken cancellation = default(CancellationToken))
        {
            return Run<bool>(SignIn, cancellation);
        }

        private IEnumerator SignIn(Action<bool> onDone, Action<PaymentsError> onError)
        {
            if (IdToken == null)
            {
                // Two concurrent sign-ins would make two guests, of which the next start knows only one. So all callers
                // wait for the same sign-in, and a canceled caller stops only its own waiting.
                if (_signingIn == null || _signingIn.IsCompleted) _signingIn = SignInByTheSettings();
                var signingIn = _signingIn;
                while (!signingIn.IsCompleted) yield return null;
                var failure = signingIn.IsFaulted ? signingIn.Exception.GetBaseException() : null;
                var refusal = failure as PaymentsException;
                if (refusal != null) onError(refusal.Error);
                else if (failure != null) throw failure;
            }
            if (IdToken != null) onDone(true);
        }

        private async Task SignInByTheSettings()
        {
            var settings = XsollaFirebaseSettings.Load();
            if (settings == null)
                throw new PaymentsException(new PaymentsError(
                    PaymentsError.NotConfigured,
                    "Nobody is signed in: set IdToken, or create the settings asset (Window > Xsolla Firebase) to play as a guest."));
            var auth = new FirebaseAuthRest(settings.webApiKey, settings.authEmulator);
            if (!await auth.RestoreAsync()) await auth.SignInAsGuestAsync();
            if (IdToken == null) IdToken = auth.IdToken;
        }

        /// <inheritdoc cref="GetPaymentToken(PaymentTokenRequest, Action{PayStationToken}, Action{PaymentsError})"/>
        public Task<PayStationToken> GetPaymentTokenAsync(PaymentTokenRequest request, CancellationToken cancellation = default(CancellationToken))
        {
            return Run<PayStationToken>((onResult, onError) => AskForToken(request, onResult, onError), cancellation);
        }

        /// <inheritdoc cref="GetOrderStatus"/>
        public Task<XsollaOrder> GetOrderStatusAsync(long orderId, CancellationToken cancellation = default(CancellationToken))
        {
            return Run<XsollaOrder>((onResult, onError) => Poll(orderId, order => Report(order, onResult), onError), cancellation);
        }

        /// <inheritdoc cref="GetInventory"/>
        public Task<IList<OwnedItem>> GetInventoryAsync(CancellationToken cancellation = default(CancellationToken))
        {
            return Run<IList<OwnedItem>>(ReadInventory, cancellation);
        }

        /// <inheritdoc cref="GetSubscriptions"/>
        public Task<IList<PlayerSubscription>> GetSubscriptionsAsync(CancellationToken cancellation = default(CancellationToken))
        {
            return Run<IList<PlayerSubscription>>(ReadSubscriptions, cancellation);
        }

        /// <inheritdoc cref="BuyWithVirtualCurrency"/>
        public Task<SpendResult> BuyWithVirtualCurrencyAsync(SpendRequest request, CancellationToken cancellation = default(CancellationToken))
        {
            return Run<SpendResult>((onResult, onError) => Spend("buyWithVirtualCurrency", request, onResult, onError), cancellation);
        }

        /// <inheritdoc cref="ClaimFreeItem"/>
        public Task<SpendResult> ClaimFreeItemAsync(SpendRequest request, CancellationToken cancellation = default(CancellationToken))
        {
            return Run<SpendResult>((onResult, onError) => Spend("claimFreeItem", request, onResult, onError), cancellation);
        }

        private Task<XsollaOrder> OpenAsync(PayStationToken token, CancellationToken cancellation)
        {
            var source = new TaskCompletionSource<XsollaOrder>();
            if (IsGone || cancellation.IsCancellationRequested)
            {
                source.SetCanceled();
                return source.Task;
            }
            var watch = Open(
                token,
                order =>
                {
                    if (order.IsFinal) source.TrySetResult(order);
                },
                error =>
                {
                    if (OrderWatch.IsEndedBy(error)) source.TrySetException(new PaymentsException(error));
                },
                () => source.TrySetCanceled());
            CallTask.CancelWith(source, cancellation, watch.Stop);
            return source.Task;
        }

        private Task<T> Run<T>(Func<Action<T>, Action<PaymentsError>, IEnumerator> call, CancellationToken cancellation)
        {
            if (!IsGone) return CallTask.Run(Runner, call, cancellation);
            var gone = new TaskCompletionSource<T>();
            gone.SetCanceled();
            return gone.Task;
        }
    }
}
