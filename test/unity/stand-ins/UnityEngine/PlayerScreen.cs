// What a player sees and does with UI Toolkit. Unity has no such class.
using System;
using System.Collections.Generic;
using System.Linq;
using UnityEngine.UIElements;

namespace UnityEngine
{
    public static class PlayerScreen
    {
        /// <summary>The visible texts, top to bottom.</summary>
        public static IList<string> Texts
        {
            get
            {
                return Elements().Select(element => element is TextElement text ? text.text : element is TextField field ? field.label : null)
                    .Where(text => text != null)
                    .ToList();
            }
        }

        /// <summary>
        /// Presses the button with this text, or the button after this text. Returns false if there is none, if it is
        /// disabled, or if UI Toolkit takes no input.
        /// </summary>
        public static bool Press(string text)
        {
            if (!IsEnabled(text)) return false;
            ButtonOf(text).Click();
            return true;
        }

        /// <summary>Returns whether the player can press a button.</summary>
        public static bool IsEnabled(string text)
        {
            var button = ButtonOf(text);
            return button != null && button.enabledSelf && TakesInput;
        }

        public static void Type(string label, string text)
        {
            if (!TakesInput) return;
            foreach (var field in Elements().OfType<TextField>().Where(field => field.label == label).ToList()) field.value = text;
        }

        /// <summary>
        /// Whether UI Toolkit takes input. It reads the old Input Manager, and since 2023.2 also the Input System.
        /// Before, it gets the Input System's input only through an EventSystem (DefaultEventSystem of 2021.3 and of
        /// 6000.0).
        /// </summary>
        private static bool TakesInput
        {
            get
            {
#if ENABLE_LEGACY_INPUT_MANAGER || UNITY_2023_2_OR_NEWER
                return true;
#else
                return Engine.IsThere("UnityEngine.EventSystems.EventSystem") && Engine.IsThere("UnityEngine.InputSystem.UI.InputSystemUIInputModule");
#endif
            }
        }

        private static Button ButtonOf(string text)
        {
            var isNext = false;
            foreach (var element in Elements())
            {
                var button = element as Button;
                if (button != null && (button.text == text || isNext)) return button;
                isNext = element is Label label && label.text.StartsWith(text, StringComparison.Ordinal);
            }
            return null;
        }

        private static IEnumerable<VisualElement> Elements()
        {
            return UIDocument.Open.SelectMany(document => Below(document.rootVisualElement));
        }

        private static IEnumerable<VisualElement> Below(VisualElement element)
        {
            return new[] { element }.Concat(element.Inside.SelectMany(Below));
        }
    }
}
