using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("XsollaFirebase.Editor")]
[assembly: InternalsVisibleTo("XsollaFirebase.Firestore")]
[assembly: InternalsVisibleTo("XsollaFirebase.Tests")]
