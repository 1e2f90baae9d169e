// Runs the package in the Editor, on stand-ins: Program.exe <scenario> <argument…>. Prints one line for each result.
using System;
using UnityEditor;
using UnityEditor.Build.Reporting;
using UnityEngine;
using XsollaFirebase;
using XsollaFirebase.Editor;

internal static class Program
{
    private static void Main(string[] arguments)
    {
        switch (arguments[0])
        {
            case "menu": Menu(); break;
            case "test": TestConnection(arguments); break;
            case "android": Android(arguments[1], arguments[2]); break;
            case "ios": Apple(arguments[1], arguments[2]); break;
            case "scheme": Tell("scheme", DeepLinkScheme.Of(arguments[1])); break;
            default: throw new ArgumentException(arguments[0]);
        }
        foreach (var line in Debug.Lines) Tell("console", line);
    }

    private static void Menu()
    {
        SettingsMenu.Show();
        var first = Selection.activeObject;
        Selection.activeObject = null;
        SettingsMenu.Show();
        Tell("same", ReferenceEquals(first, Selection.activeObject).ToString());
        Tell("made", JsonUtility.ToJson(new Made { scheme = XsollaFirebaseSettings.Load().deepLinkScheme }));
    }

    /// <summary>Presses the button Test connection of the inspector.</summary>
    private static void TestConnection(string[] arguments)
    {
        var settings = ScriptableObject.CreateInstance<XsollaFirebaseSettings>();
        settings.projectId = arguments[1];
        settings.region = arguments[2];
        settings.functionsEmulator = arguments[3];
        settings.authEmulator = arguments[4];
        settings.firestoreEmulator = arguments[5];
        settings.storeUrl = arguments[6];
        settings.xsollaProjectId = int.Parse(arguments[7]);
        var inspector = ScriptableObject.CreateInstance<SettingsInspector>();
        inspector.target = settings;
        GUILayout.Pressed = "Test connection";
        inspector.OnInspectorGUI();
        if (!Engine.RunUntil(IsOver, 60)) throw new TimeoutException("the test does not end");
        EditorGUILayout.Boxes.Clear();
        inspector.OnInspectorGUI();
        foreach (var box in EditorGUILayout.Boxes) Tell("check", box);
        Tell("living", UnityEngine.Networking.UnityWebRequest.Living.ToString());
    }

    private static bool IsOver()
    {
        if (EditorApplication.update != null) EditorApplication.update();
        return EditorApplication.update == null;
    }

    private static void Android(string path, string scheme)
    {
        UseScheme(scheme);
        for (var builds = 0; builds < 2; builds++) new AndroidDeepLink().OnPostGenerateGradleAndroidProject(path);
    }

    private static void Apple(string path, string scheme)
    {
        UseScheme(scheme);
        var summary = new BuildSummary { platform = BuildTarget.iOS, outputPath = path };
        for (var builds = 0; builds < 2; builds++) new AppleDeepLink().OnPostprocessBuild(new BuildReport { summary = summary });
        new AppleDeepLink().OnPostprocessBuild(new BuildReport { summary = new BuildSummary { platform = BuildTarget.StandaloneWindows, outputPath = path } });
    }

    private static void UseScheme(string scheme)
    {
        var settings = ScriptableObject.CreateInstance<XsollaFirebaseSettings>();
        settings.deepLinkScheme = scheme;
        Resources.Assets[XsollaFirebaseSettings.AssetName] = settings;
    }

    private static void Tell(string name, string text)
    {
        Console.WriteLine(name + " " + JsonUtility.ToJson(new Text { value = text }));
    }

    [Serializable]
    private sealed class Made
    {
        public string scheme;
    }

    [Serializable]
    private sealed class Text
    {
        public string value;
    }
}
