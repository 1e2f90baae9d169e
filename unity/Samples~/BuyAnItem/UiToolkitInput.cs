#if ENABLE_INPUT_SYSTEM && !ENABLE_LEGACY_INPUT_MANAGER && !UNITY_2023_2_OR_NEWER
using System;
#endif
using UnityEngine;

namespace XsollaFirebase.Samples
{
    /// <summary>
    /// Lets UI Toolkit take input if Active Input Handling is the Input System alone. Since Unity 2023.2, UI Toolkit
    /// does so by itself. Before, it needs an EventSystem with the Input System's module (Unity's manual, "FAQ for
    /// input and event systems with UI Toolkit"). This class finds both by name, so that the sample compiles without
    /// their packages. link.xml keeps them in builds.
    /// </summary>
    internal static class UiToolkitInput
    {
        internal static void Prepare(GameObject home)
        {
#if ENABLE_INPUT_SYSTEM && !ENABLE_LEGACY_INPUT_MANAGER && !UNITY_2023_2_OR_NEWER
            var eventSystem = Type.GetType("UnityEngine.EventSystems.EventSystem, UnityEngine.UI");
            var module = Type.GetType("UnityEngine.InputSystem.UI.InputSystemUIInputModule, Unity.InputSystem");
            if (eventSystem == null || module == null)
            {
                Debug.LogWarning(
                    "The shop takes no input: install the packages Input System and Unity UI, "
                        + "or set Active Input Handling to Both.");
                return;
            }
            if (UnityEngine.Object.FindObjectOfType(eventSystem) != null) return;
            home.AddComponent(eventSystem);
            home.AddComponent(module);
#endif
        }
    }
}
