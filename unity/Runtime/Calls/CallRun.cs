using System;
using System.Collections;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>One call of the backend while it is in flight.</summary>
    internal sealed class CallRun
    {
        private readonly IEnumerator _routine;
        private readonly Action _onEnd;
        private volatile bool _isStopRequested;
        private bool _isStepping;
        private bool _isOver;

        /// <param name="onEnd">Called once, however the call ends.</param>
        internal CallRun(IEnumerator routine, Action onEnd)
        {
            _routine = GuardedRoutine.Run(routine, Debug.LogException);
            _onEnd = onEnd;
        }

        /// <summary>Stops at the next frame. May be called from any thread.</summary>
        internal void RequestStop()
        {
            _isStopRequested = true;
        }

        /// <summary>Stops now: aborts and disposes the request that is in flight.</summary>
        internal void Stop()
        {
            _isStopRequested = true;
            // An iterator that is running cannot be disposed: Advance does that when the iterator returns.
            if (!_isStepping) End();
        }

        internal IEnumerator Run()
        {
            while (Advance()) yield return _routine.Current;
        }

        private bool Advance()
        {
            _isStepping = true;
            var isRunning = !_isStopRequested && _routine.MoveNext() && !_isStopRequested;
            _isStepping = false;
            if (!isRunning) End();
            return isRunning;
        }

        private void End()
        {
            if (_isOver) return;
            _isOver = true;
            ((IDisposable)_routine).Dispose();
            _onEnd();
        }
    }
}
