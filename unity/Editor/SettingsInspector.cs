using System.Collections.Generic;
using UnityEditor;
using UnityEngine;

namespace XsollaFirebase.Editor
{
    /// <summary>Shows the fields of the settings, the button Test connection, and the results of the test.</summary>
    [CustomEditor(typeof(XsollaFirebaseSettings))]
    internal sealed class SettingsInspector : UnityEditor.Editor
    {
        private readonly List<ConnectionCheck> _checks = new List<ConnectionCheck>();
        private EditorRoutine _testing;

        public override void OnInspectorGUI()
        {
            DrawDefaultInspector();
            EditorGUILayout.Space();
            var isTesting = _testing != null && !_testing.IsOver;
            using (new EditorGUI.DisabledScope(isTesting))
            {
                if (GUILayout.Button(isTesting ? "Testing…" : "Test connection")) Test();
            }
            foreach (var check in _checks) EditorGUILayout.HelpBox(check.ToString(), TypeOf(check.Status));
        }

        private void Test()
        {
            _checks.Clear();
            var test = new ConnectionTest((XsollaFirebaseSettings)target);
            _testing = EditorRoutine.Begin(test.Run(check =>
            {
                _checks.Add(check);
                Repaint();
            }), Repaint);
        }

        private void OnDisable()
        {
            if (_testing != null) _testing.Stop();
        }

        private static MessageType TypeOf(string status)
        {
            switch (status)
            {
                case ConnectionCheck.Error: return MessageType.Error;
                case ConnectionCheck.Warning: return MessageType.Warning;
                default: return MessageType.Info;
            }
        }
    }
}
