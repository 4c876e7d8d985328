using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;
using SignupWeb.SysOps.Settings;
using Xunit;

namespace SignupTests.Signups;

/// <summary>The tax rate of a country changes while somebody from there is on the way: what they agreed to counts.</summary>
[Collection(Shops.MovedClock)]
public sealed class ARateThatChanges : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");

    private readonly AppHost shop = Shops.Moved;

    [Fact]
    public async Task After_the_order_changes_nothing_of_it_and_before_it_the_new_total_is_shown_first()
    {
        using var before = new Headless(shop);
        await UpToReview(before);
        var agreed = await before.Post($"/api/signups/{before.SignupId}/quote", new { });
        Assert.Equal(14_900 * 18 / 100, (int)agreed["tax"]!["minor"]!);
        var order = await before.Submit();

        using var after = new Headless(shop);
        await UpToReview(after);
        var read = await after.Post($"/api/signups/{after.SignupId}/quote", new { });
        await SetRate("20.5");
        using var refused = await after.Try(HttpMethod.Post, "/api/orders", new { signupId = after.SignupId, quoteId = (string?)read["quoteId"], agree = true, startNow = true });
        Assert.Contains("QUOTE_CHANGED", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(3_055, (int)(await after.Post($"/api/signups/{after.SignupId}/quote", new { }))["tax"]!["minor"]!);
        shop.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await before.Signup())["state"] == "completed", "the sign-up completed");

        var invoice = Assert.Single(await shop.All<Invoice>(), i => i.OrderId == OrderId.Parse(before.OrderId, null));
        Assert.Equal(((int)order["total"]!["minor"]!, 1_800), ((int)invoice.Total.Minor, invoice.TaxDecision!.BasisPoints));
        Assert.Equal(invoice.Total, Assert.Single(await shop.All<Subscription>(), s => s.OrderId == invoice.OrderId).NextCharge);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => SetRate(null);

    private static async Task UpToReview(Headless somebody)
    {
        await somebody.Start(country: "MT");
        await somebody.Register(Shops.NewAddress());
        await somebody.FillIn("MT", company: null);
        await somebody.AddCard();
    }

    private async Task SetRate(string? typed)
    {
        var line = (await shop.Get<ReadSettings>().Run(Ana)).Value.Single(l => l.Setting.Key == "Payments:TaxRates:MT");
        Assert.Null((await shop.Get<SaveSettings>().Run([new("Payments:TaxRates:MT", typed, line.Version)], Ana)).Refusal);
    }
}
