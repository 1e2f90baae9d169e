using System;

// Stand-ins for the few types of Firebase's Unity SDK that are used, with what a program needs to play their part:
// https://github.com/firebase/firebase-unity-sdk
namespace Firebase
{
    public sealed class AppOptions
    {
        public string ProjectId { get; set; }
    }

    public sealed class FirebaseApp
    {
        public FirebaseApp(string projectId)
        {
            Options = new AppOptions { ProjectId = projectId };
        }

        public AppOptions Options { get; }
    }

    public sealed class FirebaseException : Exception
    {
        public FirebaseException(int errorCode, string message)
            : base(message)
        {
            ErrorCode = errorCode;
        }

        public int ErrorCode { get; }
    }
}
