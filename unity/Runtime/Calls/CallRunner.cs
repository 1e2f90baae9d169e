using System;
using System.Collections;
using System.Collections.Generic;
using UnityEngine;

namespace XsollaFirebase
{
    /// <summary>
    /// Runs the calls of one owner on a hidden GameObject of its own. Unity ends the coroutines of a GameObject that is set inactive,
    /// without running their finally blocks; this one stays active, and disposes what is in flight when the owner is destroyed.
    /// </summary>
    internal sealed class CallRunner : MonoBehaviour
    {
        private readonly List<CallRun> _runs = new List<CallRun>();
        private MonoBehaviour _owner;
        private bool _isForOneCall;

        /// <summary>The player has come back to the game.</summary>
        internal event Action Focused;

        /// <param name="owner">The calls are aborted when it is destroyed.</param>
        internal static CallRunner For(MonoBehaviour owner)
        {
            var runner = Create();
            runner._owner = owner;
            return runner;
        }

        /// <summary>Makes a runner for one call that no component owns. Its GameObject is destroyed when the call ends.</summary>
        internal static CallRunner ForOneCall()
        {
            var runner = Create();
            runner._isForOneCall = true;
            return runner;
        }

        private static CallRunner Create()
        {
            // The page of a WebGL build calls objects back by name, so the name is unique.
            var home = new GameObject("XsollaFirebase " + Guid.NewGuid().ToString("N")) { hideFlags = HideFlags.HideInHierarchy };
            if (Application.isPlaying) DontDestroyOnLoad(home);
            return home.AddComponent<CallRunner>();
        }

        /// <param name="onEnd">Called once, however the call ends.</param>
        internal CallRun Begin(IEnumerator routine, Action onEnd = null)
        {
            CallRun run = null;
            run = new CallRun(routine, () => Remove(run, onEnd));
            _runs.Add(run);
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

        /// <summary>Unity does not call OnDestroy of an owner that was never active, so this checks that the owner exists.</summary>
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
