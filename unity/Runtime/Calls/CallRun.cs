using System;
using System.Collections;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>Runs one call of the backend.</summary>
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

        /// <summary>Stops the call in the next frame. Can be called from any thread.</summary>
        internal void RequestStop()
        {
            _isStopRequested = true;
        }

        /// <summary>Stops the call now. Aborts and disposes its request.</summary>
        internal void Stop()
        {
            _isStopRequested = true;
            // A running iterator cannot be disposed. Advance disposes it when the iterator returns.
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
