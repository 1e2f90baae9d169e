using System;
using System.Collections;
using NUnit.Framework;
using UnityEngine;
using UnityEngine.TestTools;

namespace XsollaFirebase.Tests
{
    /// <summary>
    /// Tests the behaviour of Unity's coroutines that the package relies on. Run it after an update of Unity.
    /// </summary>
    public sealed class CallTests
    {
        [UnityTest]
        public IEnumerator ACallContinuesWhileItsOwnerIsInactive()
        {
            var owner = new GameObject("Owner").AddComponent<Owner>();
            var frames = 0;
            var isOver = false;
            CallRunner.For(owner).Begin(Count(3, () => frames++, () => { }), () => isOver = true);
            owner.gameObject.SetActive(false);
            while (!isOver) yield return null;
            Assert.AreEqual(3, frames);
            UnityEngine.Object.Destroy(owner.gameObject);
        }

        [UnityTest]
        public IEnumerator ACallIsReleasedWhenItsOwnerIsDestroyed()
        {
            var owner = new GameObject("Owner").AddComponent<Owner>();
            var isReleased = false;
            var isOver = false;
            CallRunner.For(owner).Begin(Count(int.MaxValue, () => { }, () => isReleased = true), () => isOver = true);
            yield return null;
            UnityEngine.Object.Destroy(owner.gameObject);
            for (var frames = 0; frames < 5; frames++) yield return null;
            Assert.IsTrue(isReleased);
            Assert.IsTrue(isOver);
        }

        [UnityTest]
        public IEnumerator AnExceptionReachesTheCaller()
        {
            Exception fault = null;
            yield return GuardedRoutine.Run(Throw(), thrown => fault = thrown);
            Assert.AreEqual("later", fault.Message);
        }

        [UnityTest]
        public IEnumerator ACallWithoutAProjectSaysWhatIsMissing()
        {
            var payments = new GameObject("Shop").AddComponent<XsollaPayments>();
            if (XsollaFirebaseSettings.Load() == null)
            {
                PaymentsError failure = null;
                payments.GetPaymentToken("sword", 1, token => { }, error => failure = error);
                for (var frames = 0; frames < 5; frames++) yield return null;
                Assert.AreEqual(PaymentsError.NotConfigured, failure.Status);
            }
            UnityEngine.Object.Destroy(payments.gameObject);
        }

        private static IEnumerator Count(int most, Action onFrame, Action onRelease)
        {
            try
            {
                for (var frame = 0; frame < most; frame++)
                {
                    onFrame();
                    yield return null;
                }
            }
            finally
            {
                onRelease();
            }
        }

        private static IEnumerator Throw()
        {
            yield return null;
            throw new InvalidOperationException("later");
        }

        private sealed class Owner : MonoBehaviour
        {
        }
    }
}
