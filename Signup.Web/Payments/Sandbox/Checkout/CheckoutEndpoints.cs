using Microsoft.AspNetCore.Http.HttpResults;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Cards;

namespace SignupWeb.Payments.Sandbox.Checkout;

/// <summary>The hosted page of a checkout session and its forms.</summary>
internal sealed class CheckoutEndpoints(CompleteCheckout checkout, SandboxOptions options, TimeProvider time)
{
    public IResult Show(string id)
    {
        var step = checkout.Look(id);
        return step.State == CheckoutState.Complete ? Results.Redirect(step.SuccessUrl) : Page(step, Suggested(step));
    }

    public async Task<IResult> Post(string id, HttpContext http)
    {
        if (!SameOrigin.Allows(http.Request)) { return Results.StatusCode(StatusCodes.Status403Forbidden); }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var input = CardInput.From(form);
        if (form["pick"].ToString() is { Length: > 0 } picked) { return Page(checkout.Look(id), Picked(input, picked)); }
        if (form["authenticate"].ToString() is { Length: > 0 } answer) { return After(await checkout.Authenticate(id, answer == "yes", input.Arrives, http.RequestAborted), input); }

        var problems = input.Problems(time.GetUtcNow());
        return problems.Count > 0 && checkout.Look(id) is { State: CheckoutState.Open } open
            ? Page(open, input, problems)
            : After(problems.Count > 0 ? checkout.Look(id) : await checkout.Pay(id, input, http.RequestAborted), input);
    }

    private IResult After(CheckoutStep step, CardInput input) => step.State switch
    {
        CheckoutState.Complete when input.Arrives == AnswerArrives.Lost => Page(step, input),
        CheckoutState.Complete => Results.Redirect(step.SuccessUrl),
        _ => Page(step, input),
    };

    private CardInput Suggested(CheckoutStep step) => CardInput.For(TestCard.All[0], time.GetUtcNow().Year) with { Name = step.Session.Text("customer_details.name") ?? "Test Person" };

    private CardInput Picked(CardInput typed, string token)
    {
        var card = TestCard.FindToken(token) ?? TestCard.All[0];
        var filled = CardInput.For(card, time.GetUtcNow().Year);
        return typed with { Number = filled.Number, Expiry = filled.Expiry, Cvc = filled.Cvc, Name = typed.Name.Length > 0 ? typed.Name : filled.Name };
    }

    private RazorComponentResult<CheckoutPage> Page(CheckoutStep step, CardInput input, IReadOnlyDictionary<string, string>? problems = null) => new(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [nameof(CheckoutPage.View)] = new CheckoutView(step.State, input, problems ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            Shop = options.ShopName,
            What = step.Session.Text("metadata.what"),
            AfterOrder = step.Session.Text("metadata.after_order"),
            Message = step.Session.Text("custom_text.submit.message"),
            Email = step.Session.Text("customer_details.email"),
            CancelUrl = step.Session.Text("cancel_url"),
            Currency = step.Session.Text("currency") ?? "eur",
            Refused = step.Decline?.Message,
        },
    })
    {
        StatusCode = step.State switch
        {
            CheckoutState.Unknown => StatusCodes.Status404NotFound,
            CheckoutState.Expired => StatusCodes.Status410Gone,
            _ => StatusCodes.Status200OK,
        },
    };
}

/// <summary>Everything the hosted page shows.</summary>
/// <param name="State">Decides which page it is.</param>
/// <param name="Input">What is in the fields.</param>
/// <param name="Problems">What is wrong with them, by field.</param>
public sealed record CheckoutView(CheckoutState State, CardInput Input, IReadOnlyDictionary<string, string> Problems)
{
    public string Shop { get; init; } = string.Empty;

    /// <summary>What the card is saved for, from the session's metadata "what".</summary>
    public string? What { get; init; }

    /// <summary>The later charge in words, from the session's metadata "after_order".</summary>
    public string? AfterOrder { get; init; }

    /// <summary>The shop's own sentence, from custom_text[submit][message].</summary>
    public string? Message { get; init; }

    public string? Email { get; init; }

    public string? CancelUrl { get; init; }

    public string Currency { get; init; } = "eur";

    /// <summary>Why the card was refused.</summary>
    public string? Refused { get; init; }
}
