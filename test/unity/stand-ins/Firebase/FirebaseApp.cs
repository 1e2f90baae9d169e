using System;
using System.Threading.Tasks;

// Stand-ins for the types of Firebase's Unity SDK that the package uses, and the means to control them:
// https://github.com/firebase/firebase-unity-sdk
namespace Firebase
{
    public sealed class AppOptions
    {
        public string ProjectId { get; set; }
    }

    public enum DependencyStatus
    {
        Available = 0,
        UnavailableOther = 6,
    }

    public sealed class FirebaseApp
    {
        public static Task<DependencyStatus> CheckAndFixDependenciesAsync()
        {
            return Task.FromResult(DependencyStatus.Available);
        }

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
