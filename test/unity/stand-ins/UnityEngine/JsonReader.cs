using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace UnityEngine
{
    /// <summary>
    /// Parses JSON into dictionaries, lists, strings, booleans and numbers. Throws ArgumentException, as JsonUtility
    /// does.
    /// </summary>
    public sealed class JsonReader
    {
        private readonly string _text;
        private int _at;

        public JsonReader(string text)
        {
            _text = text ?? "";
        }

        /// <summary>Keeps the text of a number, because a long has more digits than a double.</summary>
        public sealed class Number
        {
            private readonly string _text;

            public Number(string text)
            {
                _text = text;
            }

            public object To(Type type)
            {
                if (long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
                    return Convert.ChangeType(whole, type, CultureInfo.InvariantCulture);
                return Convert.ChangeType(double.Parse(_text, CultureInfo.InvariantCulture), type, CultureInfo.InvariantCulture);
            }

            public override string ToString()
            {
                return _text;
            }
        }

        public object ReadWhole()
        {
            var value = Read();
            SkipSpace();
            if (_at != _text.Length) throw Fault();
            return value;
        }

        private object Read()
        {
            SkipSpace();
            if (_at >= _text.Length) throw Fault();
            var first = _text[_at];
            if (first == '{') return ReadObject();
            if (first == '[') return ReadArray();
            if (first == '"') return ReadText();
            if (TakeWord("true")) return true;
            if (TakeWord("false")) return false;
            if (TakeWord("null")) return null;
            return ReadNumber();
        }

        private Dictionary<string, object> ReadObject()
        {
            var values = new Dictionary<string, object>();
            _at++;
            if (Take('}')) return values;
            do
            {
                SkipSpace();
                var key = ReadText();
                if (!Take(':')) throw Fault();
                values[key] = Read();
            }
            while (Take(','));
            if (!Take('}')) throw Fault();
            return values;
        }

        private List<object> ReadArray()
        {
            var values = new List<object>();
            _at++;
            if (Take(']')) return values;
            do values.Add(Read());
            while (Take(','));
            if (!Take(']')) throw Fault();
            return values;
        }

        private string ReadText()
        {
            if (_at >= _text.Length || _text[_at] != '"') throw Fault();
            var text = new StringBuilder();
            for (_at++; _at < _text.Length; _at++)
            {
                var character = _text[_at];
                if (character == '"')
                {
                    _at++;
                    return text.ToString();
                }
                if (character != '\\')
                {
                    text.Append(character);
                    continue;
                }
                _at++;
                if (_at >= _text.Length) break;
                var escaped = _text[_at];
                if (escaped == 'u' && _at + 4 < _text.Length)
                {
                    text.Append((char)int.Parse(_text.Substring(_at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    _at += 4;
                }
                else text.Append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped);
            }
            throw Fault();
        }

        private Number ReadNumber()
        {
            var begin = _at;
            while (_at < _text.Length && "+-.0123456789eE".IndexOf(_text[_at]) >= 0) _at++;
            var text = _text.Substring(begin, _at - begin);
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) throw Fault();
            return new Number(text);
        }

        private bool Take(char expected)
        {
            SkipSpace();
            if (_at >= _text.Length || _text[_at] != expected) return false;
            _at++;
            return true;
        }

        private bool TakeWord(string word)
        {
            if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0) return false;
            _at += word.Length;
            return true;
        }

        private void SkipSpace()
        {
            while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        }

        private static ArgumentException Fault()
        {
            return new ArgumentException("JSON parse error: Invalid value.");
        }
    }
}
