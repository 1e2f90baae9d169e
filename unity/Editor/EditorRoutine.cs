using System;
using System.Collections;
using UnityEditor;
using UnityEngine;

namespace XsollaFirebase.Editor
{
    /// <summary>Runs a coroutine in the Editor outside play mode.</summary>
    internal sealed class EditorRoutine
    {
        private readonly IEnumerator _routine;
        private readonly Action _onEnd;

        private EditorRoutine(IEnumerator routine, Action onEnd)
        {
            _routine = GuardedRoutine.Run(routine, Debug.LogException);
            _onEnd = onEnd;
        }

        internal bool IsOver { get; private set; }

        internal static EditorRoutine Begin(IEnumerator routine, Action onEnd)
        {
            var begun = new EditorRoutine(routine, onEnd);
            EditorApplication.update += begun.Step;
            return begun;
        }

        internal void Stop()
        {
            if (IsOver) return;
            IsOver = true;
            EditorApplication.update -= Step;
            ((IDisposable)_routine).Dispose();
        }

        private void Step()
        {
            if (_routine.MoveNext()) return;
            Stop();
            _onEnd();
        }
    }
}
