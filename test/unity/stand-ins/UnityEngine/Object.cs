// Stand-ins for the part of Unity that the package uses. The signatures are those of Unity's own C# source. The
// behaviour is what its manual and that source describe (2021.3 to 6000.7). They fail where Unity fails.
using System;
using System.Collections.Generic;

namespace UnityEngine
{
    [Flags]
    public enum HideFlags
    {
        None = 0,
        HideInHierarchy = 1,
    }

    public class Object
    {
        private bool _isDestroyed;

        public string name { get; set; } = "";

        public HideFlags hideFlags { get; set; }

        /// <summary>Destroys the object at the end of the frame, as Unity does.</summary>
        public static void Destroy(Object obj)
        {
            Engine.DestroyLater(obj);
        }

        /// <summary>Works only in play mode.</summary>
        public static void DontDestroyOnLoad(Object target)
        {
            if (!Application.isPlaying) throw new InvalidOperationException("DontDestroyOnLoad can only be used in play mode");
        }

        public static Object FindObjectOfType(Type type)
        {
            return Engine.Find(type);
        }

        public static implicit operator bool(Object exists)
        {
            return exists != null;
        }

        /// <summary>Returns true if a destroyed object is compared with null.</summary>
        public static bool operator ==(Object x, Object y)
        {
            return ReferenceEquals(x, y) || IsGone(x) && IsGone(y);
        }

        public static bool operator !=(Object x, Object y)
        {
            return !(x == y);
        }

        public override bool Equals(object other)
        {
            return this == other as Object;
        }

        public override int GetHashCode()
        {
            return System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
        }

        internal virtual void DestroyNow()
        {
            _isDestroyed = true;
        }

        private static bool IsGone(Object some)
        {
            return ReferenceEquals(some, null) || some._isDestroyed;
        }
    }

    public class Component : Object
    {
        private GameObject _gameObject;

        /// <summary>Throws for a destroyed component, as Unity does.</summary>
        public GameObject gameObject
        {
            get
            {
                if (this == null) throw new MissingReferenceException("The object of type '" + GetType().Name + "' has been destroyed.");
                return _gameObject;
            }

            internal set { _gameObject = value; }
        }
    }

    public class Behaviour : Component
    {
        public bool enabled { get; set; } = true;
    }

    public sealed class MissingReferenceException : Exception
    {
        public MissingReferenceException(string message)
            : base(message)
        {
        }
    }

    public sealed class GameObject : Object
    {
        private readonly List<Component> _components = new List<Component>();

        public GameObject()
        {
        }

        public GameObject(string name)
        {
            this.name = name;
        }

        public bool activeSelf { get; private set; } = true;

        public bool activeInHierarchy
        {
            get { return activeSelf; }
        }

        public void SetActive(bool value)
        {
            if (value == activeSelf) return;
            activeSelf = value;
            foreach (var component in _components.ToArray())
            {
                var behaviour = component as MonoBehaviour;
                if (behaviour == null) continue;
                if (value) Engine.Wake(behaviour);
                else Engine.PutToSleep(behaviour);
            }
        }

        public T AddComponent<T>()
            where T : Component
        {
            return (T)AddComponent(typeof(T));
        }

        /// <summary>
        /// Calls Awake and OnEnable at once if the GameObject is active, and Start in the next frame.
        /// </summary>
        public Component AddComponent(Type componentType)
        {
            var component = (Component)Activator.CreateInstance(componentType, true);
            component.gameObject = this;
            component.name = name;
            _components.Add(component);
            var behaviour = component as MonoBehaviour;
            if (behaviour != null) Engine.Add(behaviour);
            return component;
        }

        public T GetComponent<T>()
        {
            foreach (var component in _components)
            {
                if (component is T found) return found;
            }
            return default(T);
        }

        internal void Remove(Component component)
        {
            _components.Remove(component);
        }

        internal override void DestroyNow()
        {
            foreach (var component in _components.ToArray()) component.DestroyNow();
            base.DestroyNow();
        }
    }

    public class ScriptableObject : Object
    {
        public static T CreateInstance<T>()
            where T : ScriptableObject
        {
            return Activator.CreateInstance<T>();
        }
    }

    /// <summary>Holds the assets of the project's Resources folders.</summary>
    public class Resources
    {
        public static readonly Dictionary<string, Object> Assets = new Dictionary<string, Object>();

        public static T Load<T>(string path)
            where T : Object
        {
            return Assets.TryGetValue(path, out var asset) ? asset as T : null;
        }
    }
}
