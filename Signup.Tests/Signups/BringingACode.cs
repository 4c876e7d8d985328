using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Promotions;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Mail;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Signups;

/// <summary>A promotion code from the plan page to the invoice, and what is said when it ends on the way.</summary>
[Collection("The shop")]
public sealed class BringingACode(TheShop shop) : PageInTheShop(shop), IDisposable
{
    private readonly Headless mara = new(shop.Host);

    [Fact]
    public async Task What_it_takes_off_is_on_quote_page_order_invoice_and_receipt()
    {
        await Make("BRING-1");
        var quote = await UpToReview("BRING-1");
        SignedInAs(CustomerId.Parse(mara.CustomerId, null));
        var page = Render<ReviewStep>(p => p.Add(r => r.SignupId, Id));
        page.WaitForElement(".place", TimeSpan.FromSeconds(20));
        var words = Words(page.Find(".answers").TextContent);
        Assert.Contains("Team, one month€149.00", words, StringComparison.Ordinal);
        Assert.Contains("Code BRING-120 % off your first payment-€29.80", words, StringComparison.Ordinal);
        Assert.Contains("Next charge €177.31", words, StringComparison.Ordinal);
        Assert.Contains("Then €177.31 each month.", Words(page.Find(".order-summary").TextContent), StringComparison.Ordinal);

        var order = await mara.Submit();
        Assert.Equal(14_185, (long)quote["total"]!["minor"]!);
        Assert.Equal((14_185, 2_980, "BRING-1"), ((long)order["total"]!["minor"]!, (long)order["discount"]!["off"]!["minor"]!, (string)order["discount"]!["code"]!));
        Shop.Time.Advance(TimeSpan.FromSeconds(21));
        await Completed();

        var invoice = Assert.Single(await Shop.Host.All<Invoice>(), i => i.OrderId == OrderId);
        Assert.Equal((11_920, 2_265, 14_185, 2_980, 14_900), (invoice.Net.Minor, invoice.Tax.Minor, invoice.Total.Minor, invoice.Discount!.Off.Minor, Assert.Single(invoice.Lines).Net.Minor));
        Assert.NotNull(invoice.TaxDecision);
        Assert.Equal(17_731, Assert.Single(await Shop.Host.All<Subscription>(), s => s.OrderId == OrderId).NextCharge.Minor);
        var receipt = (await Shop.Host.All<MailMessage>()).Single(m => m.Kind == MailReceipt.MailKind && m.CustomerId == invoice.CustomerId.Value);
        Assert.Contains("Discount BRING-1, 20 %", receipt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_ends_before_the_order_is_told_with_both_amounts_and_confirmed_anew()
    {
        await Make("BRING-2");
        var quote = await UpToReview("BRING-2");
        await End("BRING-2");

        using var refused = await mara.Try(HttpMethod.Post, "/api/orders", new { signupId = mara.SignupId, quoteId = (string?)quote["quoteId"], agree = true });
        Assert.Equal("QUOTE_CHANGED", (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["code"]);

        var now = await mara.Post($"/api/signups/{mara.SignupId}/quote", new { });
        Assert.Equal(("PROMOTION_ENDED", 17_731), ((string?)now["promotionProblem"]!["code"], (long)now["total"]!["minor"]!));
        SignedInAs(CustomerId.Parse(mara.CustomerId, null));
        var page = Render<ReviewStep>(p => p.Add(r => r.SignupId, Id));
        page.WaitForElement(".place", TimeSpan.FromSeconds(20));
        Assert.Contains("The code BRING-2 has ended. The price below is the full price.", Words(page.Find(".notice.yellow").TextContent), StringComparison.Ordinal);
        Assert.Equal(17_731, (long)(await mara.Submit())["total"]!["minor"]!);
    }

    [Fact]
    public async Task One_that_ends_after_the_order_waits_for_the_customers_word()
    {
        await Make("BRING-3");
        await UpToReview("BRING-3");
        await mara.Submit();
        await End("BRING-3");
        Shop.Time.Advance(TimeSpan.FromSeconds(21));
        await Eventually.Hold(async () => (string?)(await mara.PlacedOrder())["state"] == "paymentFailed", "the customer asked");

        SignedInAs(CustomerId.Parse(mara.CustomerId, null));
        var page = Render<OrderProgress>(p => p.Add(o => o.OrderId, OrderId).Add(o => o.Seen, SignupState.Ordered));
        Assert.Contains("Your order was €141.85 with the code; without it, it is €177.31.", Words(page.Find(".verdict").TextContent), StringComparison.Ordinal);
        using var wrong = await Agree(17_730);
        Assert.Equal((HttpStatusCode.Conflict, "PRICE_CHANGED"), (wrong.StatusCode, (string?)JsonNode.Parse(await wrong.Content.ReadAsStringAsync())!["code"]));

        using var once = await Agree(17_731);
        using var twice = await Agree(17_731);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (once.StatusCode, twice.StatusCode));
        await Completed();
        var invoice = Assert.Single(await Shop.Host.All<Invoice>(), i => i.OrderId == OrderId);
        Assert.Equal(17_731, invoice.Total.Minor);
        Assert.Null(invoice.Discount);
        Assert.Equal(17_731, Assert.Single(await Shop.Host.All<LedgerEntry>(), e => e.OrderId == OrderId).Amount.Minor);
    }

    [Fact]
    public async Task A_code_nobody_knows_is_refused_to_programs_and_said_on_the_plan_page_with_what_was_chosen()
    {
        using var browser = new PlainBrowser(Shop.Host);
        var plan = (await Shop.Host.Get<SignupWeb.Plans.PlanCatalogue>().Current()).Single(s => s.Version.Name == "Critical").Plan.Id;

        using var refused = await mara.Try(HttpMethod.Post, "/api/signups", new { planId = plan, billingCycle = "monthly", country = "DE", promotionCode = "nosuch" });
        var (back, _) = await browser.Send("/", ("planId", plan.ToString()), ("cycle", "yearly"), ("country", "FR"), ("code", "nosuch"));
        var page = await browser.Read(back!);

        Assert.Equal((HttpStatusCode.BadRequest, "PROMOTION_UNKNOWN"), (refused.StatusCode, (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["code"]));
        Assert.Contains("There is no code NOSUCH. Check how it is written.", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("details.code[open] input[name=code][value=nosuch][aria-invalid=true]"));
        Assert.Equal(("Critical", "yearly", "FR"), (page.QuerySelector("input[name=planId][checked]")!.GetAttribute("data-name"), page.QuerySelector("input[name=cycle][checked]")!.GetAttribute("value"), page.QuerySelector("option[selected]")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Another_may_be_brought_on_the_way_by_its_owner_and_a_wrong_one_changes_nothing()
    {
        await Make("BRING-4");
        using var browser = new PlainBrowser(Shop.Host);
        using var otto = new PlainBrowser(Shop.Host);
        var id = await browser.Start();
        async Task<string?> Brought() => (await Shop.Host.All<Signup>()).Single(s => s.Id == id).PromotionCode;

        var (wrong, _) = await browser.Send(await CodeForm(browser, id), $"/signup/{id}/plan", ("code", "bring-5"));
        Assert.Contains("There is no code BRING-5.", (await browser.Read(wrong!)).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await Brought());

        await browser.Send(await CodeForm(browser, id), $"/signup/{id}/plan", ("code", "bring-4"));
        Assert.Equal("BRING-4", await Brought());
        Assert.Equal("SIGNUP_NOT_FOUND", (await Shop.Host.Get<UsePromotionCode>().Run(Actor.Visitor, holdsKey: false, id, null)).Refusal?.Code);
        Assert.Equal(HttpStatusCode.NotFound, await otto.Status($"/signup/{id}/plan"));

        var page = await browser.Read($"/signup/{id}/plan");
        Assert.Contains("20 % off your first payment", page.QuerySelector("#code-hint")!.TextContent, StringComparison.Ordinal);
        await browser.Send(await CodeForm(browser, id), $"/signup/{id}/plan", ("code", ""));
        Assert.Null(await Brought());
    }

    /// <summary>The page with nothing but its form for a code.</summary>
    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> CodeForm(PlainBrowser browser, SignupId id)
    {
        var page = await browser.Read($"/signup/{id}/plan");
        foreach (var other in page.QuerySelectorAll("main form:not([action$='/code'])").ToList()) { other.Remove(); }
        return page;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) { mara.Dispose(); }
        base.Dispose(disposing);
    }

    private SignupId Id => SignupId.Parse(mara.SignupId, null);

    private OrderId OrderId => OrderId.Parse(mara.OrderId, null);

    private async Task Make(string code) => Assert.False((await Shop.Host.Get<CreatePromotion>().Run(new(code, new(2_000, null, 0), null, null, FirstPurchaseOnly: false, null), Actor.System)).IsRefused);

    private async Task End(string code) => Assert.False((await Shop.Host.Get<WithdrawPromotion>().Run(code, Actor.System)).IsRefused);

    private Task<HttpResponseMessage> Agree(long minor) => mara.Try(HttpMethod.Post, $"/api/orders/{mara.OrderId}/pay-instead", new { total = new { minor, currency = "eur" } });

    private Task Completed() => Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed", "the sign-up completed");

    private async Task<JsonNode> UpToReview(string code)
    {
        await mara.Start(promotionCode: code);
        await mara.Register(Shop.NewAddress());
        await mara.FillIn();
        await mara.AddCard();
        return await mara.Post($"/api/signups/{mara.SignupId}/quote", new { });
    }
}
