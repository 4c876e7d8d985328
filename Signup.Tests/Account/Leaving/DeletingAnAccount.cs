using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Account;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Orders;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using SignupWeb.SysOps.Boards;
using Xunit;

namespace SignupTests.Account.Leaving;

/// <summary>"Delete my account": what is left, and what is not.</summary>
public sealed class DeletingAnAccount : LeavingWorld
{
    private static readonly string[] KeptByLaw = ["agreed_terms", "contracts", "credit_notes", "invoices"];

    [Fact]
    public async Task Leaves_no_trace_but_what_the_law_asks()
    {
        await HasUsedEverything();
        var before = await TablesThatKnowHer();
        string[] everywhere = ["address_changes", "agreed_terms", "authenticators", "contracts", "credit_notes", "customers", "downloads", "external_logins", "invoices", "login_tokens", "logins", "mails", "orders", "outbox", "passkeys", "payment_operations", "preferred_clients", "quotes", "recovery_codes", "support_files", "support_messages", "support_requests", "webhook_events"];
        Assert.Empty(everywhere.Except(before, StringComparer.Ordinal));

        using var answer = await Leave();
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await Settled();

        Assert.Equal([.. KeptByLaw, "mails"], await TablesThatKnowHer(), StringComparer.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Host.Folder, "support")));
        Assert.Equal(MailMessage.Farewell, Assert.Single(await Host.All<MailMessage>(), m => m.CustomerId == Id.Value).Kind);

        Time.Advance(TimeSpan.FromHours(25));
        await Eventually.Hold(async () => (await Host.All<MailMessage>()).TrueForAll(m => m.CustomerId != Id.Value), "the farewell gone");
        await Settled();
        Assert.Equal(KeptByLaw, await TablesThatKnowHer(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Keeps_contract_and_invoice_whole_and_the_agreement_of_accepted_orders_only()
    {
        await HasUsedEverything();
        var (contracts, invoices) = (await Host.All<Contract>(), await Host.All<Invoice>());

        using var answer = await Leave();
        await Settled();

        Assert.Equal(contracts.Select(c => (c.Number, c.Party, c.TextHash)).Order(), (await Host.All<Contract>()).Select(c => (c.Number, c.Party, c.TextHash)).Order());
        Assert.Equal(invoices.Select(i => (i.Number, i.Party.ToString(), i.Total.Minor)).Order(), (await Host.All<Invoice>()).Select(i => (i.Number, i.Party.ToString(), i.Total.Minor)).Order());
        Assert.Equal(contracts.Select(c => c.OrderId.Value).Order(), (await Host.All<AgreedTerms>()).Select(t => t.OrderId.Value).Order());
        Assert.All(await Host.All<Contract>(), c => Assert.Equal(ContractState.Ended, c.State));
        Assert.All(await Host.All<Subscription>(), s => Assert.NotNull(s.EndedAt));
        Assert.Empty((await Host.Get<ReadBoard>().Run(BoardAddress.Of(null, null, null, null, null))).Rows);
    }

    [Fact]
    public async Task Ends_every_session_at_once_and_hides_the_thank_you_page()
    {
        await RunsAPlan();
        using var browser = new PlainBrowser(Host);
        await browser.SignIn();
        var page = (await Host.All<ThankYouPage>())[0].Path;
        Assert.Equal(HttpStatusCode.OK, await browser.Status(page));
        Assert.Equal("/account", await browser.LeadsTo("/account-deleted"));

        using var answer = await Leave();

        using var next = await Program.Try(HttpMethod.Get, $"/api/customers/{Program.CustomerId}/profile", null);
        Assert.Equal(HttpStatusCode.Unauthorized, next.StatusCode);
        Assert.Equal("/sign-in?return=/account", await browser.LeadsTo("/account"));
        Assert.Equal(HttpStatusCode.NotFound, await browser.Status(page));
        Assert.Equal(HttpStatusCode.NotFound, await browser.Status(page + "/contract"));
        Assert.Equal("Your account is deleted", (await browser.Read("/account-deleted")).QuerySelector("h1")!.TextContent);
        Assert.All(await Host.All<Session>(), s => Assert.Equal((SessionEnd.AccountErased, string.Empty, string.Empty), (s.EndedBecause!.Value, s.Client, s.Network)));
    }

    [Fact]
    public async Task Frees_the_address_for_a_new_customer_with_nothing_of_the_old()
    {
        await RunsAPlan();
        using var answer = await Leave();
        await Settled();

        var again = await Program.Post("/api/customers", new { email = Mara, password = "ganz-neuer-anfang-7" });

        Assert.NotEqual(Program.CustomerId, (string?)again["customerId"], StringComparer.Ordinal);
        var session = await Program.Post("/api/sessions", new { email = Mara, password = "ganz-neuer-anfang-7" });
        Assert.Equal((string?)again["customerId"], (string?)session["customer"]!["customerId"]);
        Assert.Equal(string.Empty, (string?)session["customer"]!["firstName"]);
    }

    [Fact]
    public async Task Waits_for_an_order_that_is_on_its_way()
    {
        await Program.Order(email: Mara);

        using var placed = await Leave();
        Assert.Equal("ORDER_OPEN", await CodeOf(placed, HttpStatusCode.Conflict));
        await Program.Post($"/api/orders/{Program.OrderId}/cancel", new { });
        await Settled();
        using var cancelled = await Leave();
        await Settled();

        Assert.Equal(HttpStatusCode.NoContent, cancelled.StatusCode);
        Assert.Equal((OrderState.Cancelled, string.Empty, "DE"), (await Host.All<Order>()).Select(o => (o.State, o.Party.LastName, o.Party.Country)).Single());
    }

    [Fact]
    public async Task Is_for_the_owner_with_the_password_and_for_administrators()
    {
        await Program.Start();
        await Program.Register(Mara);
        using var otto = new Journeys.Headless(Host);
        await otto.Start();
        await otto.Register("otto@werft.example");
        using var visitor = new Journeys.Headless(Host);
        var path = $"/api/customers/{Program.CustomerId}";

        using var fromVisitor = await visitor.Try(HttpMethod.Delete, path, new { agree = true });
        using var fromOtto = await otto.Try(HttpMethod.Delete, path, new { currentPassword = Password, agree = true });
        using var withoutTick = await Leave(agree: false);
        using var wrongPassword = await Leave("not hers");
        var support = await Host.Get<CloseAccount>().Run(Ana with { Role = Role.Support }, Id, null, agreed: true);

        Assert.Equal("UNAUTHORIZED", await CodeOf(fromVisitor, HttpStatusCode.Unauthorized));
        Assert.Equal("CUSTOMER_NOT_FOUND", await CodeOf(fromOtto, HttpStatusCode.NotFound));
        Assert.Equal("AGREE_MISSING", await CodeOf(withoutTick, HttpStatusCode.BadRequest));
        Assert.Equal("PASSWORD_WRONG", await CodeOf(wrongPassword, HttpStatusCode.BadRequest));
        Assert.Equal("CUSTOMER_NOT_FOUND", support.Refusal!.Code);
        Assert.Null((await Host.All<Customer>()).Single(c => c.Id == Id).ErasedAt);

        Assert.False((await Host.Get<CloseAccount>().Run(Ana, Id, null, agreed: true, "asked by letter")).IsRefused);
        Assert.Equal(new CustomerErased(Id, "Ana", "asked by letter"), (await Host.All<OutboxMessage>()).Single(m => m.Type == nameof(CustomerErased)).Read());
    }

    [Fact]
    public async Task Twice_is_harmless_and_an_old_link_opens_nothing()
    {
        await Program.Start();
        await Program.Register(Mara);
        var link = (await Host.All<MailMessage>()).Single(m => m.Kind == "verify-email").Text.Split("token=")[1].Split('\n')[0];
        var close = Host.Get<CloseAccount>();

        var at_once = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => close.Run(Ana, Id, null, agreed: true))));
        var later = await close.Run(Ana, Id, null, agreed: true);

        Assert.All([.. at_once, later], result => Assert.False(result.IsRefused));
        Assert.Single((await Host.All<OutboxMessage>()).FindAll(m => m.Type == nameof(CustomerErased)));
        Assert.Equal("INVALID_TOKEN", (await Host.Get<VerifyEmail>().Run(link)).Refusal!.Code);
        Assert.Equal("CUSTOMER_NOT_FOUND", (await Host.Get<SuspendCustomer>().Run(Ana, Id, "again")).Refusal!.Code);
        await Host.Get<RequestPasswordReset>().Run(Customer.TombstoneOf(Id).Value, Origin.Unknown);
        Assert.DoesNotContain(await Host.All<MailMessage>(), m => m.Kind == "reset-password");
    }

    private static async Task<string?> CodeOf(HttpResponseMessage answer, HttpStatusCode expected)
    {
        Assert.Equal(expected, answer.StatusCode);
        return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"];
    }
}
