using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Cards;

namespace SignupWeb.Payments.Sandbox.Checkout;

/// <summary>For checks from outside: finishes a session as its page would.</summary>
internal sealed class CheckoutTestEndpoints(CompleteCheckout checkout, TimeProvider time)
{
    /// <param name="Card">Number of a listed test card, with or without spaces, or its token.</param>
    /// <param name="Authenticate">The answer where the card asks to authenticate.</param>
    /// <param name="Expires">What is printed on the card, such as 12/29; three years from now when not given.</param>
    internal sealed record Body(string? Card, bool Authenticate = true, string? Expires = null);

    public async Task<IResult> Complete(string id, Body body, CancellationToken cancellationToken)
    {
        var card = TestCard.Find(body.Card) ?? TestCard.FindToken(body.Card);
        if (card is null) { return Results.Json(RefusedException.Invalid("Only the listed test cards work here.", "card").Body(), statusCode: StatusCodes.Status400BadRequest); }

        var input = CardInput.For(card, time.GetUtcNow().Year);
        if (body.Expires is { } printed) { input = input with { Expiry = printed }; }
        if (input.Problems(time.GetUtcNow()) is { Count: > 0 } problems) { return Results.Json(RefusedException.Invalid(problems.First().Value + ".", problems.First().Key).Body(), statusCode: StatusCodes.Status400BadRequest); }

        var step = await checkout.Pay(id, input, cancellationToken);
        if (step.State == CheckoutState.Authenticate) { step = await checkout.Authenticate(id, body.Authenticate, AnswerArrives.AtOnce, cancellationToken); }
        return step.State switch
        {
            CheckoutState.Unknown => Results.Json(RefusedException.NoSuch("checkout.session", id, "id").Body(), statusCode: StatusCodes.Status404NotFound),
            CheckoutState.Declined => Results.Json(step.Decline!.Refused([]).Body(), statusCode: StatusCodes.Status402PaymentRequired),
            CheckoutState.Expired => Results.Json(RefusedException.Invalid("This Checkout Session has expired.").Body(), statusCode: StatusCodes.Status409Conflict),
            _ => Results.Json(new JsonObject { ["status"] = step.Session.Text("status"), ["redirect_url"] = step.SuccessUrl, ["session"] = step.Session.Copy() }),
        };
    }
}
