using System.Net;
using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Payments.Refunds;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.SysOps.Books;

/// <summary>Money and records in the real shop: found, taken away, decided about.</summary>
[Collection("SysOps pages")]
public sealed class TheMoneyPage(OpsPages pages) : InABrowser
{
    private static int numbers = 7_000;

    [Fact]
    public async Task Leads_from_any_number_to_the_refund_and_gives_the_ledger_of_a_month()
    {
        var order = await Sold();
        using var ana = new PlainBrowser(pages.Host);
        await ana.SignIn(Shops.AdminEmail, Shops.AdminPassword);

        foreach (var number in new[] { order.Order.Reference.ToLowerInvariant(), order.Invoice.Number, order.Payment.StripeId, order.Payment.InvoiceId! })
        {
            Assert.Equal($"/ops/orders/{order.Order.Reference}/refund", await ana.LeadsTo("/ops/money?q=" + number));
        }

        Assert.Contains("Nothing has the number NS-0.", (await ana.Read("/ops/money?q=NS-0")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await ana.Status("/ops/orders/NS-0/refund"));
        Assert.Equal(HttpStatusCode.NotFound, await ana.Status("/ops/money/ledger?month=2026-13"));
        using var csv = await ana.Get("/ops/money/ledger");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Contains($",Captured,177.31,EUR,{order.Order.Reference},{order.Payment.PaymentId},", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_looked_at_decided_on_and_leads_on_for_everybody()
    {
        var order = await Sold();
        await pages.Plant(db => db.AddRange(
            order.Asked(17_731, Guid.NewGuid(), "Chiara Rossi", pages.Host.Get<TimeProvider>().GetUtcNow().AddHours(-3)),
            order.Held(53_431, $"pi_twice_{order.Order.Reference}", pages.Host.Get<TimeProvider>().GetUtcNow().AddMinutes(-12)),
            order.Disputed(pages.Host.Get<TimeProvider>().GetUtcNow().AddDays(-2)),
            order.Unpaid(pages.Host.Get<TimeProvider>().GetUtcNow().AddDays(-4))));
        var page = (await SignedIn(pages.Host, Shops.AdminEmail, "/ops/money")).Page;
        await page.Locator("[data-live]").WaitForAsync();
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Chiara Rossi" });

        await page.GetByRole(AriaRole.Button, new() { Name = "Look now" }).ClickAsync();
        await Expect(page.Locator("#month")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/ops/money", (1280, ColorScheme.Light), (320, ColorScheme.Dark));
        await page.SetViewportSizeAsync(1280, 900);
        await row.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Do not give it back" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);

        await page.GetByLabel("Refund an order").Last.FillAsync(order.Order.Reference);
        await page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await page.Locator("[data-live]").WaitForAsync();
        await Expect(page.GetByText("Needs a second person")).ToHaveCountAsync(0);
        await page.GetByText("An amount").ClickAsync();
        await page.GetByLabel("Amount in EUR").FillAsync("20.00");
        await page.GetByLabel("Amount in EUR").BlurAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Give back €20.00" })).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/ops/refund", (1280, ColorScheme.Dark), (320, ColorScheme.Light));
        Assert.Equal(StaffRefundState.TurnedDown, Assert.Single(await pages.Host.All<StaffRefund>(), r => r.OrderId == order.Id).State);
    }

    private async Task<SoldOrder> Sold()
    {
        SoldOrder? sold = null;
        await pages.Plant(db => sold = SoldOrders.Plant(db, Interlocked.Increment(ref numbers), pages.Host.Get<TimeProvider>().GetUtcNow().AddMinutes(-5)));
        return sold!;
    }
}
