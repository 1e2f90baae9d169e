// JsonUtility as Unity's manual describes it. It reads and writes the public fields of [Serializable] classes by name,
// and no properties. It writes unset fields as "", [] or an object. It ignores unknown keys, and missing ones keep the
// value of the constructor. It refuses anything but an object.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text;

namespace UnityEngine
{
    public static class JsonUtility
    {
        private const int MaxDepth = 10;

        public static string ToJson(object obj)
        {
            if (obj == null) return "";
            var text = new StringBuilder();
            Write(text, obj, obj.GetType(), 0);
            return text.ToString();
        }

        public static string ToJson(object obj, bool prettyPrint)
        {
            return ToJson(obj);
        }

        public static T FromJson<T>(string json)
        {
            if (string.IsNullOrEmpty(json)) return default(T);
            if (!(new JsonReader(json).ReadWhole() is Dictionary<string, object> values))
                throw new ArgumentException("JSON must represent an object type.");
            return (T)ToObject(values, typeof(T), 0);
        }

        private static IEnumerable<FieldInfo> FieldsOf(Type type)
        {
            if (!IsClass(type)) return new FieldInfo[0];
            return type.GetFields(BindingFlags.Instance | BindingFlags.Public)
                .Where(field => !field.IsInitOnly && !field.IsNotSerialized && IsKnown(field.FieldType))
                .OrderBy(field => field.DeclaringType == type ? 1 : 0);
        }

        private static bool IsKnown(Type type)
        {
            return type.IsPrimitive || type == typeof(string) || type.IsArray && IsKnown(type.GetElementType()) || IsClass(type);
        }

        private static bool IsClass(Type type)
        {
            return !type.IsPrimitive && type != typeof(string) && !type.IsArray && type.GetCustomAttributes(typeof(SerializableAttribute), false).Any();
        }

        private static void Write(StringBuilder text, object value, Type type, int depth)
        {
            if (type == typeof(string)) Quote(text, (string)value ?? "");
            else if (type == typeof(bool)) text.Append((bool)value ? "true" : "false");
            else if (type.IsPrimitive) text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
            else if (type.IsArray)
            {
                var items = ((Array)value ?? new object[0]).Cast<object>().ToList();
                text.Append('[');
                for (var index = 0; index < items.Count; index++)
                {
                    if (index > 0) text.Append(',');
                    Write(text, items[index], type.GetElementType(), depth + 1);
                }
                text.Append(']');
            }
            else
            {
                var source = value ?? Activator.CreateInstance(type, true);
                var isFirst = true;
                text.Append('{');
                foreach (var field in FieldsOf(type))
                {
                    if (IsClass(field.FieldType) && depth >= MaxDepth) continue;
                    if (!isFirst) text.Append(',');
                    isFirst = false;
                    Quote(text, field.Name);
                    text.Append(':');
                    Write(text, field.GetValue(source), field.FieldType, depth + 1);
                }
                text.Append('}');
            }
        }

        private static void Quote(StringBuilder text, string value)
        {
            text.Append('"');
            foreach (var character in value)
            {
                if (character == '"' || character == '\\') text.Append('\\').Append(character);
                else if (character < ' ') text.Append("\\u").Append(((int)character).ToString("x4"));
                else text.Append(character);
            }
            text.Append('"');
        }

        private static object ToObject(Dictionary<string, object> values, Type type, int depth)
        {
            var made = type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, Type.EmptyTypes, null) == null
                ? FormatterServices.GetUninitializedObject(type)
                : Activator.CreateInstance(type, true);
            foreach (var field in FieldsOf(type))
            {
                if (values.TryGetValue(field.Name, out var value) && value != null) Set(made, field, value, depth);
                else if (IsClass(field.FieldType) && field.GetValue(made) == null && depth < MaxDepth)
                    field.SetValue(made, ToObject(new Dictionary<string, object>(), field.FieldType, depth + 1));
            }
            return made;
        }

        private static void Set(object made, FieldInfo field, object value, int depth)
        {
            var converted = ConvertTo(value, field.FieldType, depth);
            if (converted != null) field.SetValue(made, converted);
        }

        /// <summary>Returns null if the types do not match. Unity then leaves the field unchanged.</summary>
        private static object ConvertTo(object value, Type type, int depth)
        {
            if (type == typeof(string)) return value as string;
            if (type == typeof(bool)) return value is bool ? value : null;
            if (type.IsPrimitive)
            {
                var number = value as JsonReader.Number;
                return number == null ? null : number.To(type);
            }
            if (type.IsArray)
            {
                if (!(value is List<object> items)) return null;
                var array = Array.CreateInstance(type.GetElementType(), items.Count);
                for (var index = 0; index < items.Count; index++)
                {
                    var item = items[index] == null ? null : ConvertTo(items[index], type.GetElementType(), depth + 1);
                    if (item != null) array.SetValue(item, index);
                }
                return array;
            }
            return value is Dictionary<string, object> inner ? ToObject(inner, type, depth + 1) : null;
        }
    }
}
