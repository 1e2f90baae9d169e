using UnityEditor;
using UnityEngine;

namespace XsollaFirebase.Editor
{
    /// <summary>Window > Xsolla Firebase: selects the settings asset, and makes it at the first time.</summary>
    internal static class SettingsMenu
    {
        private const string Folder = "Assets/Resources";

        [MenuItem("Window/Xsolla Firebase")]
        internal static void Show()
        {
            var settings = XsollaFirebaseSettings.Load();
            Selection.activeObject = settings == null ? Make() : settings;
        }

        private static XsollaFirebaseSettings Make()
        {
            var settings = ScriptableObject.CreateInstance<XsollaFirebaseSettings>();
            settings.deepLinkScheme = DeepLinkScheme.Of(PlayerSettings.applicationIdentifier);
            if (!AssetDatabase.IsValidFolder(Folder)) AssetDatabase.CreateFolder("Assets", "Resources");
            AssetDatabase.CreateAsset(settings, Folder + "/" + XsollaFirebaseSettings.AssetName + ".asset");
            AssetDatabase.SaveAssets();
            return settings;
        }
    }
}
