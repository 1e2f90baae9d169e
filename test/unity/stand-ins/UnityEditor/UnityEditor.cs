// The part of the Editor that the package uses, with the signatures of Unity's own C# source.
using System;
using System.Collections.Generic;
using UnityEngine;

namespace UnityEditor
{
    public enum MessageType
    {
        None,
        Info,
        Warning,
        Error,
    }

    public enum BuildTarget
    {
        StandaloneWindows = 5,
        iOS = 9,
        Android = 13,
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class MenuItem : Attribute
    {
        public MenuItem(string itemName)
        {
        }
    }

    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    public class CustomEditor : Attribute
    {
        public CustomEditor(Type inspectedType)
        {
        }
    }

    public class Editor : ScriptableObject
    {
        /// <summary>Set by Unity, and here by a test.</summary>
        public UnityEngine.Object target { get; set; }

        public virtual void OnInspectorGUI()
        {
        }

        public bool DrawDefaultInspector()
        {
            return false;
        }

        public void Repaint()
        {
        }
    }

    public class EditorApplication
    {
        public delegate void CallbackFunction();

        public static CallbackFunction update;
    }

    public sealed class Selection
    {
        public static UnityEngine.Object activeObject { get; set; }
    }

    public sealed class PlayerSettings
    {
        public static string applicationIdentifier { get; set; } = "com.Studio.My_Game";
    }

    public class AssetDatabase
    {
        private static readonly HashSet<string> Folders = new HashSet<string>();

        public static bool IsValidFolder(string path)
        {
            return Folders.Contains(path);
        }

        public static string CreateFolder(string parentFolder, string newFolderName)
        {
            Folders.Add(parentFolder + "/" + newFolderName);
            return "guid";
        }

        public static void CreateAsset(UnityEngine.Object asset, string path)
        {
            var begin = path.LastIndexOf("Resources/", StringComparison.Ordinal);
            if (begin < 0) return;
            var name = path.Substring(begin + "Resources/".Length);
            Resources.Assets[name.Substring(0, name.LastIndexOf('.'))] = asset;
        }

        public static void SaveAssets()
        {
        }
    }

    public sealed class EditorGUI
    {
        public struct DisabledScope : IDisposable
        {
            public DisabledScope(bool disabled)
            {
                GUI.enabled = !disabled;
            }

            public void Dispose()
            {
                GUI.enabled = true;
            }
        }
    }

    public sealed class EditorGUILayout
    {
        /// <summary>Texts of the boxes of one frame.</summary>
        public static readonly List<string> Boxes = new List<string>();

        public static void Space()
        {
        }

        public static void HelpBox(string message, MessageType type)
        {
            Boxes.Add(type + " " + message);
        }
    }
}

namespace UnityEngine
{
    public class GUI
    {
        public static bool enabled { get; set; } = true;
    }

    public class GUILayoutOption
    {
    }

    public class GUILayout
    {
        /// <summary>Label of the button that a test presses in the next frame.</summary>
        public static string Pressed = "";

        public static bool Button(string text, params GUILayoutOption[] options)
        {
            var isPressed = GUI.enabled && text == Pressed;
            if (isPressed) Pressed = "";
            return isPressed;
        }
    }
}

namespace UnityEditor.Build
{
    public interface IOrderedCallback
    {
        int callbackOrder { get; }
    }

    public interface IPostprocessBuildWithReport : IOrderedCallback
    {
        void OnPostprocessBuild(Reporting.BuildReport report);
    }
}

namespace UnityEditor.Build.Reporting
{
    public struct BuildSummary
    {
        public BuildTarget platform { get; set; }

        public string outputPath { get; set; }
    }

    public sealed class BuildReport : UnityEngine.Object
    {
        public BuildSummary summary { get; set; }
    }
}

namespace UnityEditor.Android
{
    public interface IPostGenerateGradleAndroidProject : Build.IOrderedCallback
    {
        void OnPostGenerateGradleAndroidProject(string path);
    }
}
