using System.IO;
using System.Text;
using System.Xml;
using UnityEditor;
using UnityEditor.Build;
using UnityEditor.Build.Reporting;

namespace XsollaFirebase.Editor
{
    /// <summary>
    /// Registers the deep link in each iOS build. Adds a CFBundleURLTypes entry to the Info.plist of the Xcode project
    /// (https://docs.unity3d.com/Manual/deep-linking-ios.html). Reads and writes XML, because Unity has PlistDocument
    /// only if the iOS module is installed.
    /// </summary>
    internal sealed class AppleDeepLink : IPostprocessBuildWithReport
    {
        public int callbackOrder
        {
            get { return 1000; }
        }

        public void OnPostprocessBuild(BuildReport report)
        {
            var scheme = DeepLinkScheme.OfProject;
            var file = Path.Combine(report.summary.outputPath, "Info.plist");
            if (report.summary.platform != BuildTarget.iOS || scheme == "" || !File.Exists(file)) return;
            var plist = new XmlDocument { XmlResolver = null };
            plist.Load(file);
            if (Register(plist, scheme)) Save(plist, file);
        }

        /// <summary>Adds the entry. Returns false if the plist has it already.</summary>
        internal static bool Register(XmlDocument plist, string scheme)
        {
            var root = (XmlElement)plist.SelectSingleNode("/plist/dict");
            if (root == null || root.SelectSingleNode("array/dict/array/string[.='" + scheme + "']") != null) return false;
            var type = Append(plist, UrlTypesIn(plist, root), "dict");
            Append(plist, type, "key").InnerText = "CFBundleURLName";
            Append(plist, type, "string").InnerText = "Xsolla Pay Station";
            Append(plist, type, "key").InnerText = "CFBundleURLSchemes";
            Append(plist, Append(plist, type, "array"), "string").InnerText = scheme;
            return true;
        }

        private static XmlElement UrlTypesIn(XmlDocument plist, XmlElement root)
        {
            var present = (XmlElement)root.SelectSingleNode("key[.='CFBundleURLTypes']/following-sibling::*[1][self::array]");
            if (present != null) return present;
            Append(plist, root, "key").InnerText = "CFBundleURLTypes";
            return Append(plist, root, "array");
        }

        private static XmlElement Append(XmlDocument plist, XmlElement parent, string name)
        {
            var element = plist.CreateElement(name);
            parent.AppendChild(element);
            return element;
        }

        /// <summary>
        /// Writes the plist. Replaces the document type, into which .NET writes an empty subset, []. Apple's tools
        /// cannot read that.
        /// </summary>
        private static void Save(XmlDocument plist, string file)
        {
            var type = plist.DocumentType;
            if (type != null) plist.ReplaceChild(plist.CreateDocumentType(type.Name, type.PublicId, type.SystemId, null), type);
            var settings = new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) };
            using (var writer = XmlWriter.Create(file, settings)) plist.Save(writer);
        }
    }
}
