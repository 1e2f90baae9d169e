// The part of NUnit and of Unity's Test Framework that the package's tests use.
using System;
using System.Collections;
using System.Linq;

namespace NUnit.Framework
{
    [AttributeUsage(AttributeTargets.Method)]
    public class TestAttribute : Attribute
    {
    }

    public class AssertionException : Exception
    {
        public AssertionException(string message)
            : base(message)
        {
        }
    }

    public delegate void TestDelegate();

    public abstract class Assert
    {
        public static void AreEqual(object expected, object actual)
        {
            var one = expected as IEnumerable;
            var other = actual as IEnumerable;
            var isEqual = one != null && other != null ? one.Cast<object>().SequenceEqual(other.Cast<object>())
                : expected is IConvertible && actual is IConvertible ? Convert.ToString(expected) == Convert.ToString(actual)
                : Equals(expected, actual);
            Require(isEqual, "expected " + expected + " but was " + actual);
        }

        public static void IsTrue(bool condition)
        {
            Require(condition, "expected true");
        }

        public static void IsNull(object anObject)
        {
            Require(anObject == null, "expected null");
        }

        public static void IsNotEmpty(string aString)
        {
            Require(!string.IsNullOrEmpty(aString), "expected a text");
        }

        public static TActual Throws<TActual>(TestDelegate code)
            where TActual : Exception
        {
            try
            {
                code();
            }
            catch (TActual thrown)
            {
                return thrown;
            }
            throw new AssertionException("expected " + typeof(TActual).Name);
        }

        private static void Require(bool condition, string message)
        {
            if (!condition) throw new AssertionException(message);
        }
    }
}

namespace UnityEngine.TestTools
{
    [AttributeUsage(AttributeTargets.Method)]
    public class UnityTestAttribute : Attribute
    {
    }
}
