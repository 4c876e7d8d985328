using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using SignupTests.Support;

namespace SignupTests.Journeys;

/// <summary>A customer who does whatever comes to mind, over the API: goes on, goes away, changes the card or the mind. A refusal is an answer like any other; a fault is not.</summary>
internal sealed class Wanderer(AppHost shop, Random chance, int number) : IDisposable
{
    private static readonly string[] Plans = ["Essential", "Team", "Critical"];
    private static readonly string[] Cards = ["4242424242424242", "4242424242424242", "4242424242424242", "4000000000000341", "4000000000000002"];
    private static readonly string[] Allowed = ["SIGNUP_OVER", "REMORSE_OVER", "NOT_WAITING_FOR_PAYMENT", "QUOTE_CHANGED", "STEP_NOT_REACHED", "CHARGE_IS_NEAR", "SUBSCRIPTION_ENDS", "SUBSCRIPTION_NOT_FOUND", "PAYMENT_OVERDUE", "PLAN_CHANGE_UNDER_WAY", "PLAN_IS_THE_SAME", "CONTRACT_ENDED", "CONTRACT_NOT_FOUND", "ORDER_NOT_FOUND", "PAYMENT_SERVICE_UNREACHABLE"];

    private readonly Headless api = new(shop);
    private readonly string email = string.Create(CultureInfo.InvariantCulture, $"wanders{number}@hafenlicht.example");
    private bool isGone;

    private string? First { get; set; }

    /// <summary>What they did, for whoever reads a failure.</summary>
    public List<string> Steps { get; } = [];

    /// <summary>One thing, or nothing.</summary>
    public async Task Act()
    {
        if (isGone || chance.Next(3) == 0) { return; }
        if (chance.Next(25) == 0) { isGone = true; return; }
        if (api.SignupId.Length == 0) { await Do("starts", () => api.Start(Plans[chance.Next(3)], chance.Next(4) == 0 ? "yearly" : "monthly")); return; }
        if (api.CustomerId.Length == 0) { await Do("registers", () => api.Register(email)); return; }
        var signup = await See();
        switch ((string?)signup["state"], (string?)signup["step"])
        {
            case ("open", "profile"): await Do("fills in", () => api.FillIn()); break;
            case ("open", "payment"): await Do("adds a card", () => api.AddCard(Cards[chance.Next(Cards.Length)])); break;
            case ("open", _): await Do("orders", () => api.Submit()); break;
            case ("ordered", _): await WhileOrdered(signup); break;
            case ("completed", _): await LivesOn(signup); break;
            default: await StartsAgain(); break;
        }
    }

    public void Dispose() => api.Dispose();

    /// <summary>Sessions end when nobody uses them for long: then one signs in again.</summary>
    private async Task<JsonNode> See()
    {
        using var answer = await api.Try(HttpMethod.Get, $"/api/signups/{api.SignupId}", null);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound) { await api.SignInAgain(email); }
        return await api.Signup();
    }

    private Task WhileOrdered(JsonNode signup) => (string?)signup["order"]!["state"] switch
    {
        "placed" when chance.Next(3) == 0 => Do("cancels", () => api.Post($"/api/orders/{api.OrderId}/cancel", new { })),
        "paymentFailed" when chance.Next(3) == 0 => Do("cancels the unpaid", () => api.Post($"/api/orders/{api.OrderId}/cancel", new { })),
        "paymentFailed" => Do("takes another card", () => api.AddCard(Cards[chance.Next(Cards.Length)])),
        _ => Task.CompletedTask,
    };

    private async Task LivesOn(JsonNode signup)
    {
        First ??= (string?)signup["order"]!["orderId"];
        var contract = (string?)signup["contractId"];
        switch (chance.Next(8))
        {
            case 0: await Do("wants another plan", ChangesPlan); break;
            case 1: await Do("wants another cycle", () => api.Post($"/api/orders/{First}/billing-cycle", new { billingCycle = chance.Next(2) == 0 ? "yearly" : "monthly" })); break;
            case 2: await Do("gives notice", () => api.Post($"/api/contracts/{contract}/notice", new { })); break;
            case 3: await Do("keeps it after all", () => api.Send(HttpMethod.Delete, $"/api/contracts/{contract}/notice", null)); break;
            default: break;
        }
    }

    private async Task ChangesPlan()
    {
        var wanted = Plans[chance.Next(Plans.Length)];
        var plan = (await api.Get("/api/plans")).AsArray().Single(p => (string?)p!["name"] == wanted)!["planId"];
        api.Take(await api.Post("/api/signups", new { planId = (string?)plan, billingCycle = chance.Next(4) == 0 ? "yearly" : "monthly", changes = First }));
    }

    private Task StartsAgain() => First is null ? Do("starts again", async () =>
    {
        await api.Start(Plans[chance.Next(3)]);
        await api.ComeBack(email);
    }) : Task.CompletedTask;

    private async Task Do(string what, Func<Task> step)
    {
        Steps.Add(what);
        try
        {
            await step();
        }
        catch (InvalidOperationException refused) when (Allowed.Any(code => refused.Message.Contains($"\"{code}\"", StringComparison.Ordinal)) || refused.Message.Contains("card_declined", StringComparison.Ordinal))
        {
            Steps[^1] += " (refused)";
        }
    }
}
