using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SignupTests.Support;
using SignupTests.SysOps.Books;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps.Operate;

/// <summary>The overview and the pages of mails, messages and webhooks as they arrive, by role.</summary>
public sealed class ThePages : IAsyncLifetime
{
    private readonly OpsHost host = OpsHost.Start();
    private HttpClient admin = null!, manager = null!, support = null!;

    private DateTimeOffset Now => host.Get<TimeProvider>().GetUtcNow();

    public async Task InitializeAsync() => (admin, manager, support) = (await host.ClientOf(Role.Admin), await host.ClientOf(Role.Manager), await host.ClientOf(Role.Support));

    public async Task DisposeAsync()
    {
        Array.ForEach([admin, manager, support], client => client.Dispose());
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Show_what_there_is_to_those_who_may_see_it()
    {
        await TheOverview();
        await TheMails();
        await TheTemplates();
        await TheMessages();
        await TheWebhooks();
        await TheOrders();
        await WhatIsFound();
        await TheReceivers();
        await OnlyToThose();
    }

    private async Task TheReceivers()
    {
        Assert.Contains("Nobody hears anything yet", (await Page(admin, "/ops/receivers")).Body!.TextContent, StringComparison.Ordinal);
        var receiver = Receiver.At(ReceiverId.New(), "https://erp.example.invalid/<b>?key=1", [], string.Empty, "Ana", Now);
        var posting = Posting.Of(new(Guid.NewGuid(), "https://shop.example", "order.placed", Guid.NewGuid(), Now, """{"orderId":"<o>"}"""), receiver, 1, null, Now);
        posting.Tried(new(200, "<i>thanks"), Schedule.Of(receiver.Kind), Now);
        await host.Plant(db => db.AddRange(receiver, posting));
        var all = await Page(admin, "/ops/receivers");
        var one = await Page(admin, all.QuerySelector("table.grid th a")!.GetAttribute("href")!);
        var open = await Page(admin, one.QuerySelector("table.grid th a")!.GetAttribute("href")!);

        Assert.Equal("erp.example.invalid", one.QuerySelector("h1")!.TextContent);
        Assert.Contains("<i>thanks", one.QuerySelector(".answer")!.TextContent, StringComparison.Ordinal);
        Assert.Null(one.QuerySelector(".raw"));
        Assert.Contains("\"orderId\": \"<o>\"", open.QuerySelector(".raw")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No events here", (await Page(admin, $"/ops/receivers/{receiver.Id}?state=givenup")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync($"/ops/receivers/{receiver.Id}?state=x&after=%00&event=y")).StatusCode);
        foreach (var path in new[] { "/ops/receivers", $"/ops/receivers/{receiver.Id}" }) { Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(path)).StatusCode); }
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/ops/receivers/none")).StatusCode);
        Assert.DoesNotContain("href=\"/ops/receivers\"", await manager.GetStringAsync("/ops"), StringComparison.Ordinal);
    }

    private async Task TheOverview()
    {
        await host.Plant(db => db.Add(Risk.Found("PAYMENT_MISMATCH", Severity.Red, Guid.NewGuid(), "Took more than was agreed.", Now)));
        var page = await Page(support, "/ops");

        Assert.Equal("Overview", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("page", page.QuerySelector(".side a[href='/ops']")!.GetAttribute("aria-current"));
        Assert.Contains("Took more than was agreed.", page.QuerySelector(".worklist")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main [style]"));
        foreach (var link in page.QuerySelectorAll(".behind a").Select(a => a.GetAttribute("href")!).Append("/ops/overview/revenue"))
        {
            using var csv = await support.GetAsync(link);
            Assert.Equal((HttpStatusCode.OK, "text/csv"), (csv.StatusCode, csv.Content.Headers.ContentType?.MediaType));
        }

        Assert.Null((await Page(support, "/ops/board")).QuerySelector(".side a[href='/ops'][aria-current]"));
    }

    private async Task TheMails()
    {
        var mail = MailMessage.To(EmailAddress.Parse("m.vogt@harbor.example"), "receipt", new Letter("Shop", "Your <receipt>", "Thank you") { Paragraphs = ["<b>Paid</b>"] }, Now);
        mail.Sent(Now);
        await host.Plant(db => db.Add(mail));
        var closed = await Page(manager, "/ops/mails?to=HARBOR&state=sent");
        var open = await Page(manager, closed.QuerySelector("table.grid .wrap a")!.GetAttribute("href")!);

        Assert.Equal("harbor", closed.QuerySelector("#to")!.GetAttribute("value")!.ToLowerInvariant());
        Assert.Null(closed.QuerySelector(".detail"));
        Assert.Contains("<b>Paid</b>", open.QuerySelector(".detail .raw")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Send again", open.QuerySelector(".actions button")!.TextContent);
        Assert.Contains("No mails here", (await Page(manager, "/ops/mails?to=zzz")).Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task TheTemplates()
    {
        var (seen, edited) = (await Page(manager, "/ops/mails/templates?kind=receipt&lang=de&width=phone&edit=1"), await Page(admin, "/ops/mails/templates?kind=receipt&edit=1"));
        using var letter = await manager.GetAsync(seen.QuerySelector("iframe")!.GetAttribute("src"));

        Assert.Equal("/ops/mails/templates", seen.QuerySelector("main .tabs [aria-current]")!.GetAttribute("href"));
        Assert.Contains("Vielen Dank", seen.QuerySelector(".letter-texts [lang=de]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thank you for your payment", seen.QuerySelector(".letter-texts [lang=en]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("phone", string.Empty), (seen.QuerySelector("iframe")!.ClassName, seen.QuerySelector("iframe")!.GetAttribute("sandbox")));
        Assert.Null(seen.QuerySelector("#words-0"));
        Assert.NotNull(edited.QuerySelector("#words-0"));
        Assert.Contains("sandbox", letter.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("<span class=\"field\">Elena</span>", await letter.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await support.GetAsync("/ops/mails/templates/letter?kind=receipt")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/ops/mails/templates/letter?kind=none")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync("/ops/mails/templates?kind=none")).StatusCode);
    }

    private async Task TheMessages()
    {
        Assert.Contains("Nothing is set aside", (await Page(manager, "/ops/messages")).Body!.TextContent, StringComparison.Ordinal);
        await host.Plant(db =>
        {
            var message = OutboxMessage.Of(new SignupCancelled(SignupId.New()), ["SignContract"], Now);
            while (!message.Deliveries[0].Failed("System.InvalidOperationException: No terms.\n   at Somewhere", Now)) { }
            db.Add(message);
        });
        var (all, fewer) = (await Page(admin, "/ops/messages"), await Page(manager, "/ops/messages"));

        Assert.Equal("System.InvalidOperationException: No terms.", all.QuerySelector(".mishap summary")!.TextContent);
        Assert.Equal(["Retry", "Discard"], all.QuerySelectorAll(".grid .actions button").Select(b => b.TextContent), StringComparer.Ordinal);
        Assert.Equal(["Retry"], fewer.QuerySelectorAll(".grid .actions button").Select(b => b.TextContent), StringComparer.Ordinal);
    }

    private async Task TheWebhooks()
    {
        Assert.Contains("No webhooks yet", (await Page(manager, "/ops/webhooks")).Body!.TextContent, StringComparison.Ordinal);
        var told = WebhookEvent.Of(new EventFacts("evt_1", "invoice.paid", "invoice", "in_1", null, false, Now, """{"id":"<in_1>"}"""), Door.Webhook, Now);
        told.Close(WebhookState.Done, "Confirmed the purchase.", Now);
        await host.Plant(db => db.Add(told));
        var closed = await Page(manager, "/ops/webhooks");
        var open = await Page(manager, closed.QuerySelector("table.grid th a")!.GetAttribute("href")!);

        Assert.Contains("Confirmed the purchase.", closed.QuerySelector("table.grid tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Null(closed.QuerySelector(".raw"));
        Assert.Equal("{\n  \"id\": \"<in_1>\"\n}", open.QuerySelector(".raw")!.TextContent);
    }

    private async Task TheOrders()
    {
        Assert.Contains("No orders yet", (await Page(support, "/ops/orders")).Body!.TextContent, StringComparison.Ordinal);
        var sold = default(SoldOrder);
        await host.Plant(db => sold = SoldOrders.Plant(db, 7_700, Now));
        await host.Plant(db => db.Update(sold!.Order).Entity.Accept(PurchaseId.New(), Now));
        var (page, whole) = (await Page(support, "/ops/orders?q=grove&sort=placed"), await Page(manager, "/ops/orders?q=grove&sort=placed"));

        Assert.Equal("NS-SOLD-7700", page.QuerySelector("table.grid tbody th")!.TextContent);
        Assert.Equal([$"/ops/customers/{sold!.Order.CustomerId}", "C-07700", "Refund"], [page.QuerySelector("tbody a[data-row]")!.GetAttribute("href")!, page.QuerySelector("tbody .wrap a")!.TextContent, page.QuerySelector("tbody .end a")!.TextContent], StringComparer.Ordinal);
        Assert.Contains("1 accepted of 1 in EUR", page.QuerySelector("tfoot")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("page", page.QuerySelector(".side a[href='/ops/orders']")!.GetAttribute("aria-current"));
        Assert.Null(page.QuerySelector(".head .actions a"));
        var csv = whole.QuerySelector(".head .actions a")!.GetAttribute("href")!;
        Assert.Equal("/ops/orders/export?q=grove&sort=placed", csv);
        Assert.StartsWith("reference,placed,", await manager.GetStringAsync(csv), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await support.GetAsync(csv)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await support.GetAsync("/ops/orders?q=%00&state=x&product=y&from=z&to=9999-99-99&sort=q&after=1.")).StatusCode);
    }

    private async Task WhatIsFound()
    {
        var contract = default(Contract);
        await host.Plant(db => contract = SampleContracts.Plant(db, 7_800, "Zillertal <b>Optik</b>", "Team", BillingCycle.Monthly, Now, Colour.Red));
        var (more, fewer) = (await Page(manager, "/ops/find?q=zillertal"), await Page(support, "/ops/find?q=zillertal"));

        Assert.Equal([$"/ops/contracts/{contract!.Id}", $"/ops/contracts/{contract.Id}?do=acknowledge"], more.QuerySelectorAll("[role=option]").Select(o => o.GetAttribute("href")!), StringComparer.Ordinal);
        Assert.Equal(("Zillertal", "2 found"), (more.QuerySelector("mark")!.TextContent, more.QuerySelector("span[hidden]")!.TextContent));
        Assert.Contains("C-07800 Zillertal <b>Optik</b> Contract, Red, Team", more.QuerySelector(".what")!.TextContent.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Single(fewer.QuerySelectorAll("[role=option]"));
        Assert.Equal(["/ops/mails"], (await Page(manager, "/ops/find?q=%3Email")).QuerySelectorAll("[role=option]").Select(o => o.GetAttribute("href")!), StringComparer.Ordinal);
        Assert.Equal("Nothing found", (await Page(support, "/ops/find?q=%3Email")).QuerySelector("span[hidden]")!.TextContent);
    }

    private async Task OnlyToThose()
    {
        using var visitor = await host.ClientOf(role: null);
        using var customer = await host.ClientOf(Role.Customer);
        foreach (var path in new[] { "/ops/mails", "/ops/mails/templates", "/ops/messages", "/ops/webhooks" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await support.GetAsync(path)).StatusCode);
            Assert.DoesNotContain($"href=\"{path}\"", await support.GetStringAsync("/ops"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync(path + "?after=%00&before=x&mail=y&event=z&state=q&to=%25")).StatusCode);
        }

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await visitor.GetAsync("/ops/find?q=a")).StatusCode, (await customer.GetAsync("/ops/find?q=a")).StatusCode));
        foreach (var path in new[] { "/ops", "/ops/mails", "/ops/mails/templates/letter", "/ops/overview/revenue", "/ops/orders", "/ops/orders/export" })
        {
            Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), ((await visitor.GetAsync(path)).StatusCode, (await customer.GetAsync(path)).StatusCode));
        }
    }

    private static async Task<IHtmlDocument> Page(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.GetStringAsync(path));
}
