using NUnit.Framework;

namespace XsollaFirebase.Tests
{
    public sealed class ErrorTextsTests
    {
        [Test]
        public void EveryErrorHasAText()
        {
            foreach (var status in new[] { "INTERNAL", "UNAVAILABLE", "UNAUTHENTICATED", PaymentsError.NetworkError, PaymentsError.BadAnswer })
                Assert.IsNotEmpty(new ErrorTexts().Of(new PaymentsError(status, "")));
        }

        [Test]
        public void TheGamesOwnTextsComeFirst()
        {
            var texts = new ErrorTexts(key => key == "sold-out" ? "Ausverkauft." : null);
            Assert.AreEqual("Ausverkauft.", texts.Of(new PaymentsError("FAILED_PRECONDITION", "") { Reason = "sold-out" }));
            Assert.AreEqual("No connection.", texts.Of(new PaymentsError(PaymentsError.NetworkError, "")));
        }
    }
}
