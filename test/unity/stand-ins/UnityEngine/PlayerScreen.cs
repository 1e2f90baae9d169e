// Not Unity's: what a player sees of UI Toolkit, and does to it.
using System;
using System.Collections.Generic;
using System.Linq;
using UnityEngine.UIElements;

namespace UnityEngine
{
    public static class PlayerScreen
    {
        /// <summary>The texts, top to bottom.</summary>
        public static IList<string> Texts
        {
            get
            {
                return Elements().Select(element => element is TextElement text ? text.text : element is TextField field ? field.label : null)
                    .Where(text => text != null)
                    .ToList();
            }
        }

        /// <summary>Presses the button that has this text, or follows it; false where there is none, it is disabled, or no input arrives.</summary>
        public static bool Press(string text)
        {
            var isNext = false;
            foreach (var element in Elements().ToList())
            {
                var button = element as Button;
                if (button != null && (button.text == text || isNext))
                {
                    if (!button.enabledSelf || !TakesInput) return false;
                    button.Click();
                    return true;
                }
                isNext = element is Label label && label.text.StartsWith(text, StringComparison.Ordinal);
            }
            return false;
        }

        public static void Type(string label, string text)
        {
            if (!TakesInput) return;
            foreach (var field in Elements().OfType<TextField>().Where(field => field.label == label).ToList()) field.value = text;
        }

        /// <summary>
        /// UI Toolkit reads the old Input Manager, since 2023.2 either of both; before, the Input System reaches it through an EventSystem
        /// only (DefaultEventSystem of 2021.3 and of 6000.0).
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
