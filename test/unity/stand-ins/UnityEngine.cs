// As much of Unity as the package uses, to compile and run it without Unity. Behaves as Unity's manual says.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Reflection;

namespace UnityEngine.Scripting
{
    [AttributeUsage(AttributeTargets.All)]
    public sealed class PreserveAttribute : Attribute
    {
    }
}

namespace UnityEngine
{
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class AddComponentMenu : Attribute
    {
        public AddComponentMenu(string menuName)
        {
        }
    }

    public class Object
    {
        public string name = "";

        /// <summary>At once, where Unity waits for the end of the frame.</summary>
        public static void Destroy(Object gone)
        {
            var behaviour = gone as MonoBehaviour;
            if (behaviour == null) return;
            Engine.Stop(behaviour);
            behaviour.gameObject.Remove(behaviour);
            Engine.Send(behaviour, "OnDestroy");
        }
    }

    public class GameObject : Object
    {
        private readonly List<MonoBehaviour> _components = new List<MonoBehaviour>();

        public GameObject(string name)
        {
            this.name = name;
        }

        public bool activeInHierarchy { get; private set; } = true;

        public void SetActive(bool value)
        {
            if (value == activeInHierarchy) return;
            activeInHierarchy = value;
            foreach (var component in _components)
            {
                if (!value) Engine.Stop(component);
                Engine.Send(component, value ? "OnEnable" : "OnDisable");
            }
        }

        internal void Remove(MonoBehaviour component)
        {
            _components.Remove(component);
        }

        public T AddComponent<T>()
            where T : MonoBehaviour, new()
        {
            var behaviour = new T { gameObject = this };
            _components.Add(behaviour);
            Engine.Send(behaviour, "Awake");
            Engine.Send(behaviour, "OnEnable");
            Engine.Send(behaviour, "Start");
            return behaviour;
        }
    }

    public class Coroutine
    {
    }

    public class MonoBehaviour : Object
    {
        public GameObject gameObject { get; internal set; }

        /// <summary>Runs up to the first yield at once, as in Unity. An inactive GameObject runs none.</summary>
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
    }

    /// <summary>What a coroutine may wait for.</summary>
    public abstract class YieldInstruction
    {
        public abstract bool IsDone { get; }
    }

    public static class Time
    {
        private static readonly Stopwatch Watch = Stopwatch.StartNew();

        /// <summary>Added to the clock by a test that cannot wait.</summary>
        public static float Skipped;

        public static float realtimeSinceStartup
        {
            get { return (float)Watch.Elapsed.TotalSeconds + Skipped; }
        }
    }

    public static class Application
    {
        public static readonly List<string> Opened = new List<string>();

        public static void OpenURL(string url)
        {
            Opened.Add(url);
        }
    }

    public static class Debug
    {
        public static readonly List<string> Lines = new List<string>();

        public static void Log(object message)
        {
            Lines.Add(message.ToString());
        }

        public static void LogWarning(object message)
        {
            Lines.Add(message.ToString());
        }

        public static void LogException(Exception exception)
        {
            Lines.Add(exception.GetType().Name + ": " + exception.Message);
        }

        public static void LogError(object message)
        {
            Lines.Add(message.ToString());
        }
    }

    /// <summary>The loop that Unity runs: one thread, frame by frame.</summary>
    public static class Engine
    {
        private sealed class Running : Coroutine
        {
            public MonoBehaviour Owner;
            public readonly Stack<IEnumerator> Frames = new Stack<IEnumerator>();
        }

        private static readonly List<Running> Coroutines = new List<Running>();

        public static Coroutine Start(MonoBehaviour owner, IEnumerator routine)
        {
            var running = new Running { Owner = owner };
            running.Frames.Push(routine);
            Coroutines.Add(running);
            Step(running);
            return running;
        }

        public static void Stop(MonoBehaviour owner)
        {
            foreach (var running in Coroutines.FindAll(coroutine => coroutine.Owner == owner)) Stop(running);
        }

        /// <summary>Only drops it, without its finally blocks: Unity promises no more.</summary>
        public static void Stop(Coroutine routine)
        {
            Coroutines.Remove(routine as Running);
        }

        public static void Send(MonoBehaviour to, string message, params object[] arguments)
        {
            const BindingFlags Flags = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
            var method = to.GetType().GetMethod(message, Flags);
            if (method != null) method.Invoke(to, arguments);
        }

        /// <summary>Frames until the condition holds; false when it does not in time.</summary>
        public static bool RunUntil(Func<bool> condition, double seconds)
        {
            var watch = Stopwatch.StartNew();
            while (!condition())
            {
                if (watch.Elapsed.TotalSeconds > seconds) return false;
                foreach (var running in Coroutines.ToArray()) Step(running);
                System.Threading.Thread.Sleep(5);
            }
            return true;
        }

        private static void Step(Running running)
        {
            while (running.Frames.Count > 0 && Coroutines.Contains(running))
            {
                var frame = running.Frames.Peek();
                if (frame.Current is YieldInstruction waiting && !waiting.IsDone) return;
                if (!frame.MoveNext())
                {
                    running.Frames.Pop();
                    continue;
                }
                if (frame.Current is IEnumerator inner) running.Frames.Push(inner);
                else if (frame.Current == null) return;
            }
            if (running.Frames.Count == 0) Coroutines.Remove(running);
        }
    }

    public static class PlayerPrefs
    {
        private static readonly Dictionary<string, string> Values = new Dictionary<string, string>();

        public static string GetString(string key, string defaultValue)
        {
            return Values.TryGetValue(key, out var value) ? value : defaultValue;
        }

        public static void SetString(string key, string value)
        {
            Values[key] = value;
        }

        public static void Save()
        {
        }
    }
}
