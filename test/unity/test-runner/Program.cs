// Runs the package's own tests on the stand-ins, as Unity's Test Runner does.
using System;
using System.Collections;
using System.Linq;
using System.Reflection;
using NUnit.Framework;
using UnityEngine;
using UnityEngine.TestTools;

internal static class Program
{
    private sealed class Runner : MonoBehaviour
    {
    }

    private static int Main()
    {
        var runner = new GameObject("Test Runner").AddComponent<Runner>();
        foreach (var method in Assembly.GetExecutingAssembly().GetTypes().SelectMany(type => type.GetMethods()))
        {
            var isSimple = method.IsDefined(typeof(TestAttribute), false);
            if (!isSimple && !method.IsDefined(typeof(UnityTestAttribute), false)) continue;
            var fixture = Activator.CreateInstance(method.DeclaringType, true);
            var name = method.DeclaringType.Name + "." + method.Name;
            try
            {
                if (isSimple) method.Invoke(fixture, null);
                else Play(runner, (IEnumerator)method.Invoke(fixture, null));
                Tell("passed", name);
            }
            catch (Exception failure)
            {
                Tell("failed", name + ": " + failure.GetBaseException().Message);
            }
        }
        foreach (var line in Debug.Lines) Tell("console", line);
        return 0;
    }

    private static void Play(MonoBehaviour runner, IEnumerator test)
    {
        Exception fault = null;
        var isOver = false;
        runner.StartCoroutine(Follow(XsollaFirebase.GuardedRoutine.Run(test, thrown => fault = thrown), () => isOver = true));
        if (!Engine.RunUntil(() => isOver, 10)) throw new TimeoutException("does not end");
        if (fault != null) throw fault;
    }

    private static IEnumerator Follow(IEnumerator routine, Action onEnd)
    {
        yield return routine;
        onEnd();
    }

    private static void Tell(string name, string text)
    {
        Console.WriteLine(name + " " + JsonUtility.ToJson(new Text { value = text }));
    }

    [Serializable]
    private sealed class Text
    {
        public string value;
    }
}
