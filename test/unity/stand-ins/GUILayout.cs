// Unity's immediate-mode GUI, as far as the sample uses it: it keeps what a frame shows, and presses what it is told to.
using System;
using System.Collections.Generic;

namespace UnityEngine
{
    [AttributeUsage(AttributeTargets.Field)]
    public sealed class HeaderAttribute : Attribute
    {
        public HeaderAttribute(string header)
        {
        }
    }

    [AttributeUsage(AttributeTargets.Field)]
    public sealed class TooltipAttribute : Attribute
    {
        public TooltipAttribute(string tooltip)
        {
        }
    }

    public struct Vector2
    {
    }

    public static class Screen
    {
        public static int width = 1280;
        public static int height = 720;
    }

    public static class GUI
    {
        public static bool enabled { get; set; } = true;
    }

    public sealed class GUILayoutOption
    {
    }

    public static class GUILayout
    {
        /// <summary>Texts of the last frame, top to bottom.</summary>
        public static readonly List<string> Shown = new List<string>();

        private static readonly Queue<string> Typed = new Queue<string>();
        private static string _pressed;

        /// <summary>What OnGUI shows.</summary>
        public static IList<string> Show(MonoBehaviour page)
        {
            Shown.Clear();
            Engine.Send(page, "OnGUI");
            return Shown;
        }

        /// <summary>Presses the button that follows this text, or has it; false where there is none, or it is disabled.</summary>
        public static bool Press(MonoBehaviour page, string text)
        {
            _pressed = text;
            Show(page);
            var wasPressed = _pressed == null;
            _pressed = null;
            return wasPressed;
        }

        /// <summary>Types into the fields, top to bottom.</summary>
        public static void Type(MonoBehaviour page, params string[] texts)
        {
            foreach (var text in texts) Typed.Enqueue(text);
            Show(page);
            Typed.Clear();
        }

        public static void Label(string text, params GUILayoutOption[] options)
        {
            Shown.Add(text);
        }

        public static bool Button(string text, params GUILayoutOption[] options)
        {
            var isMeant = _pressed != null && (text == _pressed || Shown.Count > 0 && Shown[Shown.Count - 1] == _pressed);
            Shown.Add(text);
            if (!isMeant || !GUI.enabled) return false;
            _pressed = null;
            return true;
        }

        public static string TextField(string text, params GUILayoutOption[] options)
        {
            return Typed.Count > 0 ? Typed.Dequeue() : text;
        }

        public static string PasswordField(string password, char maskChar, params GUILayoutOption[] options)
        {
            return TextField(password);
        }

        public static GUILayoutOption Width(float width)
        {
            return null;
        }

        public static GUILayoutOption Height(float height)
        {
            return null;
        }

        public static void BeginHorizontal(params GUILayoutOption[] options)
        {
        }

        public static void EndHorizontal()
        {
        }

        public static Vector2 BeginScrollView(Vector2 scrollPosition, params GUILayoutOption[] options)
        {
            return scrollPosition;
        }

        public static void EndScrollView()
        {
        }
    }
}
