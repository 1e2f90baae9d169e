// The part of UI Toolkit that the sample uses.
using System;
using System.Collections.Generic;

namespace UnityEngine
{
    public struct Color
    {
        public float r;
        public float g;
        public float b;
        public float a;

        public Color(float r, float g, float b)
        {
            this.r = r;
            this.g = g;
            this.b = b;
            a = 1;
        }

        public static Color white
        {
            get { return new Color(1, 1, 1); }
        }
    }
}

namespace UnityEngine.UIElements
{
    public enum FlexDirection
    {
        Column,
        ColumnReverse,
        Row,
        RowReverse,
    }

    public struct StyleEnum<T>
        where T : struct, IConvertible
    {
        public static implicit operator StyleEnum<T>(T v)
        {
            return default(StyleEnum<T>);
        }
    }

    public struct StyleFloat
    {
        public static implicit operator StyleFloat(float v)
        {
            return default(StyleFloat);
        }
    }

    public struct StyleColor
    {
        public static implicit operator StyleColor(Color v)
        {
            return default(StyleColor);
        }
    }

    public interface IStyle
    {
        StyleEnum<FlexDirection> flexDirection { get; set; }

        StyleFloat flexGrow { get; set; }

        StyleColor color { get; set; }

        StyleColor backgroundColor { get; set; }
    }

    public abstract class EventBase
    {
    }

    public class ChangeEvent<T> : EventBase
    {
        internal ChangeEvent(T newValue)
        {
            this.newValue = newValue;
        }

        public T newValue { get; }
    }

    public delegate void EventCallback<in TEventType>(TEventType evt);

    public interface INotifyValueChanged<T>
    {
        T value { get; set; }
    }

    public static class INotifyValueChangedExtensions
    {
        public static bool RegisterValueChangedCallback<T>(this INotifyValueChanged<T> control, EventCallback<ChangeEvent<T>> callback)
        {
            var field = control as TextField;
            if (field == null) return false;
            field.Changed += text => callback((ChangeEvent<T>)(object)new ChangeEvent<string>(text));
            return true;
        }
    }

    public class VisualElement
    {
        private sealed class Style : IStyle
        {
            public StyleEnum<FlexDirection> flexDirection { get; set; }

            public StyleFloat flexGrow { get; set; }

            public StyleColor color { get; set; }

            public StyleColor backgroundColor { get; set; }
        }

        internal readonly List<VisualElement> Inside = new List<VisualElement>();

        public IStyle style { get; } = new Style();

        public bool enabledSelf { get; private set; } = true;

        public void Add(VisualElement child)
        {
            Inside.Add(child);
        }

        public void Clear()
        {
            Inside.Clear();
        }

        public void SetEnabled(bool value)
        {
            enabledSelf = value;
        }
    }

    public class TextElement : VisualElement
    {
        public virtual string text { get; set; } = "";
    }

    public class Label : TextElement
    {
        public Label(string text)
        {
            this.text = text;
        }
    }

    public class Button : TextElement
    {
        private readonly Action _clicked;

        public Button()
        {
        }

        public Button(Action clickEvent)
        {
            _clicked = clickEvent;
        }

        internal void Click()
        {
            if (_clicked != null) _clicked();
        }
    }

    public class TextField : VisualElement, INotifyValueChanged<string>
    {
        private string _value = "";

        public TextField(string label)
        {
            this.label = label;
        }

        internal event Action<string> Changed;

        public string label { get; }

        public bool isPasswordField { get; set; }

        public string value
        {
            get { return _value; }

            set
            {
                _value = value;
                if (Changed != null) Changed(value);
            }
        }
    }

    public class ScrollView : VisualElement
    {
    }

    public class PanelSettings : ScriptableObject
    {
    }

    /// <summary>Builds its tree when it is enabled. Shows nothing without panel settings.</summary>
    public class UIDocument : MonoBehaviour
    {
        internal static readonly List<UIDocument> Open = new List<UIDocument>();

        public PanelSettings panelSettings { get; set; }

        public VisualElement rootVisualElement { get; private set; }

        private void OnEnable()
        {
            rootVisualElement = new VisualElement();
            if (panelSettings != null) Open.Add(this);
        }

        private void OnDisable()
        {
            Open.Remove(this);
            rootVisualElement = null;
        }
    }
}
