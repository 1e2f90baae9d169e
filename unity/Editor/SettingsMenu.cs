using UnityEditor;
using UnityEngine;

namespace XsollaFirebase.Editor
{
    /// <summary>
    /// Adds Window > Xsolla Firebase, which selects the settings asset and creates it if there is none.
    /// </summary>
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
