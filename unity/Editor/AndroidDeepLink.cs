using System.IO;
using System.Linq;
using System.Xml;
using UnityEditor.Android;

namespace XsollaFirebase.Editor
{
    /// <summary>
    /// Registers the deep link in each Android build. Adds an intent filter to the activity that the launcher starts,
    /// in the generated Gradle project (https://docs.unity3d.com/Manual/deep-linking-android.html). Changes no file of
    /// the game.
    /// </summary>
    internal sealed class AndroidDeepLink : IPostGenerateGradleAndroidProject
    {
        private const string Android = "http://schemas.android.com/apk/res/android";

        /// <summary>Runs late, after processors that rewrite the manifest.</summary>
        public int callbackOrder
        {
            get { return 1000; }
        }

        /// <summary>Adds the deep link to the manifest of the generated project.</summary>
        /// <param name="path">Path of the module unityLibrary of the Gradle project.</param>
        public void OnPostGenerateGradleAndroidProject(string path)
        {
            var scheme = DeepLinkScheme.OfProject;
            var file = Path.Combine(path, "src", "main", "AndroidManifest.xml");
            if (scheme == "" || !File.Exists(file)) return;
            var manifest = new XmlDocument { PreserveWhitespace = true };
            manifest.Load(file);
            if (Register(manifest, scheme)) manifest.Save(file);
        }

        /// <summary>Adds the intent filter. Returns false if the manifest has it already.</summary>
        internal static bool Register(XmlDocument manifest, string scheme)
        {
            var names = new XmlNamespaceManager(manifest.NameTable);
            names.AddNamespace("android", Android);
            var launched = manifest
                .SelectNodes("//activity[intent-filter/category/@android:name='android.intent.category.LAUNCHER']", names)
                .Cast<XmlElement>()
                .Where(activity => activity.SelectSingleNode("intent-filter/data[@android:scheme='" + scheme + "']", names) == null)
                .ToList();
            foreach (var activity in launched) activity.AppendChild(FilterOf(manifest, scheme));
            return launched.Count > 0;
        }

        private static XmlElement FilterOf(XmlDocument manifest, string scheme)
        {
            var filter = manifest.CreateElement("intent-filter");
            filter.AppendChild(ElementOf(manifest, "action", "name", "android.intent.action.VIEW"));
            filter.AppendChild(ElementOf(manifest, "category", "name", "android.intent.category.DEFAULT"));
            filter.AppendChild(ElementOf(manifest, "category", "name", "android.intent.category.BROWSABLE"));
            filter.AppendChild(ElementOf(manifest, "data", "scheme", scheme));
            return filter;
        }

        private static XmlElement ElementOf(XmlDocument manifest, string name, string attribute, string value)
        {
            var element = manifest.CreateElement(name);
            var set = manifest.CreateAttribute("android", attribute, Android);
            set.Value = value;
            element.Attributes.Append(set);
            return element;
        }
    }
}
