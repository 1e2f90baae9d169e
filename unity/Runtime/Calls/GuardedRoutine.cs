using System;
using System.Collections;
using System.Collections.Generic;

namespace XsollaFirebase
{
    /// <summary>
    /// Runs a coroutine and the coroutines that it yields. Passes an exception to the caller, and runs the finally
    /// blocks when it is stopped. Unity does neither: it logs the exception and drops the iterator.
    /// </summary>
    internal static class GuardedRoutine
    {
        /// <summary>Runs a coroutine until it ends or throws.</summary>
        /// <param name="onFault">Receives the exception that ended the coroutine.</param>
        internal static IEnumerator Run(IEnumerator routine, Action<Exception> onFault)
        {
            var frames = new Stack<IEnumerator>();
            frames.Push(routine);
            try
            {
                while (frames.Count > 0)
                {
                    object wait = null;
                    Exception fault = null;
                    try
                    {
                        wait = Step(frames);
                    }
                    catch (Exception thrown)
                    {
                        fault = thrown;
                    }
                    if (fault != null)
                    {
                        onFault(fault);
                        yield break;
                    }
                    if (frames.Count > 0) yield return wait;
                }
            }
            finally
            {
                while (frames.Count > 0) Release(frames.Pop());
            }
        }

        /// <summary>
        /// Runs to the next value that Unity has to wait for. Leaves no frame if the coroutine has ended.
        /// </summary>
        private static object Step(Stack<IEnumerator> frames)
        {
            while (frames.Count > 0)
            {
                var frame = frames.Peek();
                if (!frame.MoveNext())
                {
                    Release(frames.Pop());
                    continue;
                }
                var inner = frame.Current as IEnumerator;
                if (inner == null) return frame.Current;
                frames.Push(inner);
            }
            return null;
        }

        private static void Release(IEnumerator frame)
        {
            var disposable = frame as IDisposable;
            if (disposable != null) disposable.Dispose();
        }
    }
}
