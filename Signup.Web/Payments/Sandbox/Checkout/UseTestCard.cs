using SignupWeb.Kernel;
using SignupWeb.Payments.Sandbox.Cards;

namespace SignupWeb.Payments.Sandbox.Checkout;

/// <summary>Does what a customer does on the page for the card, with one of the listed cards.</summary>
public sealed class UseTestCard
{
    public static readonly Refusal Declined = Refusal.Conflict("TEST_CARD_DECLINED", "The sandbox did not take the test card.");

    private readonly CompleteCheckout checkout;
    private readonly TimeProvider time;

    internal UseTestCard(CompleteCheckout checkout, TimeProvider time) => (this.checkout, this.time) = (checkout, time);

    /// <summary>Answers the session of the page. Refusal: TEST_CARD_DECLINED.</summary>
    /// <param name="url">The page.</param>
    public async Task<Result<string>> Run(string url, TestCard card, CancellationToken cancellationToken = default)
    {
        var session = new Uri(url).Segments[^1];
        var step = await checkout.Pay(session, CardInput.For(card, time.GetUtcNow().Year), cancellationToken);
        return step.State == CheckoutState.Complete ? session : Declined;
    }
}
