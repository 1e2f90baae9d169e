// Unity's player loop, on one thread and frame by frame. A test runs it.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Reflection;
using System.Threading;

namespace UnityEngine
{
    public static class Engine
    {
        private sealed class Running
        {
            public MonoBehaviour Owner;
            public Coroutine Handle;
            public readonly Stack<IEnumerator> Frames = new Stack<IEnumerator>();
        }

        private static readonly List<Running> Coroutines = new List<Running>();
        private static readonly List<MonoBehaviour> Behaviours = new List<MonoBehaviour>();
        private static readonly List<Object> Doomed = new List<Object>();
        private static readonly List<KeyValuePair<AsyncOperation, Func<bool>>> Operations = new List<KeyValuePair<AsyncOperation, Func<bool>>>();
        private static readonly MainThread Main = MainThread.Install();

        /// <summary>Number of components that are not destroyed, which shows leaks.</summary>
        public static int LivingBehaviours
        {
            get { return Behaviours.Count; }
        }

        /// <summary>Tells every component that the player leaves the game, or returns.</summary>
        public static void Focus(bool hasFocus)
        {
            foreach (var behaviour in Behaviours.ToArray())
            {
                if (behaviour.gameObject.activeInHierarchy) Send(behaviour, "OnApplicationFocus", hasFocus);
            }
        }

        /// <summary>Returns whether an active component of this type exists.</summary>
        public static bool IsThere(string typeName)
        {
            return Behaviours.Exists(behaviour => behaviour.GetType().FullName == typeName && behaviour.gameObject.activeInHierarchy);
        }

        internal static Object Find(Type type)
        {
            return Behaviours.Find(type.IsInstanceOfType);
        }

        /// <summary>Runs frames until the condition holds. Returns false if it does not hold in time.</summary>
        public static bool RunUntil(Func<bool> condition, double seconds)
        {
            var watch = Stopwatch.StartNew();
            while (!condition())
            {
                if (watch.Elapsed.TotalSeconds > seconds) return false;
                Frame();
                Thread.Sleep(2);
            }
            return true;
        }

        public static void Frame()
        {
            foreach (var behaviour in Behaviours.ToArray())
            {
                if (behaviour == null || !behaviour.gameObject.activeInHierarchy || behaviour.IsStarted) continue;
                behaviour.IsStarted = true;
                Send(behaviour, "Start");
            }
            foreach (var behaviour in Behaviours.ToArray())
            {
                if (behaviour != null && behaviour.gameObject.activeInHierarchy) Send(behaviour, "Update");
            }
            Main.Run();
            foreach (var running in Coroutines.ToArray()) Step(running);
            foreach (var operation in Operations.FindAll(pending => pending.Value()))
            {
                Operations.Remove(operation);
                Guard(operation.Key.Complete);
            }
            var doomed = Doomed.ToArray();
            Doomed.Clear();
            foreach (var gone in doomed) gone.DestroyNow();
        }

        /// <summary>Calls a message method by name. Logs its exceptions, as Unity does.</summary>
        public static void Send(MonoBehaviour to, string message, params object[] arguments)
        {
            const BindingFlags Flags = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
            var method = to.GetType().GetMethod(message, Flags);
            if (method == null) return;
            try
            {
                method.Invoke(to, arguments);
            }
            catch (TargetInvocationException failure)
            {
                Debug.LogException(failure.InnerException);
            }
        }

        internal static void Add(MonoBehaviour behaviour)
        {
            Behaviours.Add(behaviour);
            if (behaviour.gameObject.activeInHierarchy) Wake(behaviour);
        }

        internal static void Wake(MonoBehaviour behaviour)
        {
            if (!behaviour.IsAwake)
            {
                behaviour.IsAwake = true;
                Send(behaviour, "Awake");
            }
            Send(behaviour, "OnEnable");
        }

        internal static void PutToSleep(MonoBehaviour behaviour)
        {
            Stop(behaviour);
            Send(behaviour, "OnDisable");
        }

        /// <summary>Removes a component. Calls OnDestroy only if the component was ever active.</summary>
        internal static void Remove(MonoBehaviour behaviour)
        {
            Behaviours.Remove(behaviour);
            Stop(behaviour);
            if (!behaviour.IsAwake) return;
            Send(behaviour, "OnDisable");
            Send(behaviour, "OnDestroy");
        }

        internal static void DestroyLater(Object obj)
        {
            if (obj != null && !Doomed.Contains(obj)) Doomed.Add(obj);
        }

        internal static void Await(AsyncOperation operation, Func<bool> isOver)
        {
            Operations.Add(new KeyValuePair<AsyncOperation, Func<bool>>(operation, isOver));
        }

        internal static Coroutine Start(MonoBehaviour owner, IEnumerator routine)
        {
            var running = new Running { Owner = owner, Handle = new Coroutine() };
            running.Frames.Push(routine);
            Coroutines.Add(running);
            Step(running);
            return running.Handle;
        }

        internal static void Stop(MonoBehaviour owner)
        {
            foreach (var running in Coroutines.FindAll(coroutine => ReferenceEquals(coroutine.Owner, owner))) Coroutines.Remove(running);
        }

        /// <summary>
        /// Drops the iterator without running its finally blocks. Unity does not promise to run them.
        /// </summary>
        internal static void Stop(Coroutine routine)
        {
            Coroutines.RemoveAll(coroutine => coroutine.Handle == routine);
        }

        /// <summary>Steps a coroutine. An exception ends the coroutine, and is only logged, as in Unity.</summary>
        private static void Step(Running running)
        {
            try
            {
                while (running.Frames.Count > 0 && Coroutines.Contains(running))
                {
                    var frame = running.Frames.Peek();
                    if (frame.Current is AsyncOperation operation && !operation.isDone) return;
                    if (frame.Current is Coroutine other && !other.IsOver) return;
                    if (!frame.MoveNext())
                    {
                        running.Frames.Pop();
                        continue;
                    }
                    if (frame.Current is IEnumerator inner) running.Frames.Push(inner);
                    else if (frame.Current == null) return;
                }
            }
            catch (Exception fault)
            {
                Debug.LogException(fault);
                running.Frames.Clear();
            }
            if (running.Frames.Count > 0) return;
            running.Handle.IsOver = true;
            Coroutines.Remove(running);
        }

        private static void Guard(Action action)
        {
            try
            {
                action();
            }
            catch (Exception fault)
            {
                Debug.LogException(fault);
            }
        }

        /// <summary>Runs continuations of awaits on the main thread, once a frame, as Unity does.</summary>
        private sealed class MainThread : SynchronizationContext
        {
            private readonly Queue<KeyValuePair<SendOrPostCallback, object>> _waiting = new Queue<KeyValuePair<SendOrPostCallback, object>>();

            internal static MainThread Install()
            {
                var main = new MainThread();
                SetSynchronizationContext(main);
                return main;
            }

            public override void Post(SendOrPostCallback d, object state)
            {
                lock (_waiting) _waiting.Enqueue(new KeyValuePair<SendOrPostCallback, object>(d, state));
            }

            internal void Run()
            {
                var count = _waiting.Count;
                for (; count > 0; count--)
                {
                    KeyValuePair<SendOrPostCallback, object> next;
                    lock (_waiting) next = _waiting.Dequeue();
                    Guard(() => next.Key(next.Value));
                }
            }
        }
    }
}
