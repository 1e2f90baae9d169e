using System;
using System.Collections;

namespace UnityEngine
{
    public class YieldInstruction
    {
    }

    public sealed class Coroutine : YieldInstruction
    {
        internal Coroutine()
        {
        }

        internal bool IsOver { get; set; }
    }

    public class AsyncOperation : YieldInstruction
    {
        private Action<AsyncOperation> _completed;

        /// <summary>Raised on the main thread, and at once if the operation has already ended.</summary>
        public event Action<AsyncOperation> completed
        {
            add
            {
                if (isDone) value(this);
                else _completed += value;
            }

            remove { _completed -= value; }
        }

        public bool isDone { get; private set; }

        internal void Complete()
        {
            isDone = true;
            var completed = _completed;
            _completed = null;
            if (completed != null) completed(this);
        }
    }

    public abstract class CustomYieldInstruction : IEnumerator
    {
        public abstract bool keepWaiting { get; }

        public object Current
        {
            get { return null; }
        }

        public bool MoveNext()
        {
            return keepWaiting;
        }

        public virtual void Reset()
        {
        }
    }

    public sealed class WaitUntil : CustomYieldInstruction
    {
        private readonly Func<bool> _predicate;

        public WaitUntil(Func<bool> predicate)
        {
            _predicate = predicate;
        }

        public override bool keepWaiting
        {
            get { return !_predicate(); }
        }
    }

    public class MonoBehaviour : Behaviour
    {
        internal bool IsAwake { get; set; }

        internal bool IsStarted { get; set; }

        /// <summary>
        /// Runs up to the first yield at once, as Unity does. Logs an error and runs nothing on an inactive GameObject.
        /// </summary>
        public Coroutine StartCoroutine(IEnumerator routine)
        {
            if (gameObject.activeInHierarchy) return Engine.Start(this, routine);
            Debug.LogError("Coroutine couldn't be started because the game object '" + gameObject.name + "' is inactive!");
            return null;
        }

        public void StopCoroutine(Coroutine routine)
        {
            Engine.Stop(routine);
        }

        public void StopAllCoroutines()
        {
            Engine.Stop(this);
        }

        internal override void DestroyNow()
        {
            if (this == null) return;
            Engine.Remove(this);
            gameObject.Remove(this);
            base.DestroyNow();
        }
    }
}
