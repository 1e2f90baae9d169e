using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// Runs the calls of one owner on a hidden GameObject of its own. Unity ends the coroutines of an inactive
    /// GameObject without running their finally blocks. This GameObject stays active. When the owner is destroyed, the
    /// runner disposes the requests in flight.
    /// </summary>
    internal sealed class CallRunner : MonoBehaviour
    {
        private readonly List<CallRun> _runs = new List<CallRun>();
        private MonoBehaviour _owner;
        private bool _isForOneCall;

        /// <summary>Reports that the player returns to the game.</summary>
        internal event Action Focused;

        /// <summary>Makes a runner for the calls of a component.</summary>
        /// <param name="owner">When it is destroyed, its calls are aborted.</param>
        internal static CallRunner For(MonoBehaviour owner)
        {
            var runner = Create();
            runner._owner = owner;
            return runner;
        }

        /// <summary>
        /// Makes a runner for one call without an owner. Its GameObject is destroyed when the call ends.
        /// </summary>
        internal static CallRunner ForOneCall()
        {
            var runner = Create();
            runner._isForOneCall = true;
            return runner;
        }

        private static CallRunner Create()
        {
            // The page of a WebGL build calls a GameObject by its name, so the name is unique.
            var home = new GameObject("XsollaFirebase " + Guid.NewGuid().ToString("N")) { hideFlags = HideFlags.HideInHierarchy };
            if (Application.isPlaying) DontDestroyOnLoad(home);
            return home.AddComponent<CallRunner>();
        }

        /// <summary>Starts a call. Sends nothing if the cancellation is requested already.</summary>
        /// <param name="onEnd">Called once, however the call ends.</param>
        internal CallRun Begin(IEnumerator routine, Action onEnd = null, CancellationToken cancellation = default(CancellationToken))
        {
            CallRun run = null;
            run = new CallRun(routine, () => Remove(run, onEnd));
            _runs.Add(run);
            if (cancellation.IsCancellationRequested) run.RequestStop();
            StartCoroutine(run.Run());
            return run;
        }

        internal void EndAll()
        {
            foreach (var run in _runs.ToArray()) run.Stop();
            Destroy(gameObject);
        }

        private void Remove(CallRun run, Action onEnd)
        {
            _runs.Remove(run);
            if (onEnd != null) onEnd();
            if (_isForOneCall && _runs.Count == 0) Destroy(gameObject);
        }

        /// <summary>
        /// Checks whether the owner still exists. Unity does not call OnDestroy of an owner that was never active.
        /// </summary>
        private void Update()
        {
            if (!_isForOneCall && _owner == null) EndAll();
        }

        private void OnApplicationFocus(bool hasFocus)
        {
            if (hasFocus && Focused != null) Focused();
        }

        private void OnDestroy()
        {
            foreach (var run in _runs.ToArray()) run.Stop();
        }
    }
}
