using Microsoft.EntityFrameworkCore;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps;
using SignupWeb.SysOps.Missing;
using SignupWeb.SysOps.Notices;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>
/// The table of docs/activity.md, a test for each of its cells: what a customer does is logged when it succeeds, and brought to the administrator when it
/// fails, as a risk and by mail.
/// </summary>
[Collection(Shops.MovedClock)]
public sealed class TheTableOfActivity(OneSignUp done) : IClassFixture<OneSignUp>, IDisposable
{
    private readonly AppHost shop = Shops.Moved;
    private readonly Headless mara = new(Shops.Moved);
    private readonly DateTimeOffset began = Shops.Moved.Time!.GetUtcNow();

    [Fact]
    public void Initiates_purchase_succeeds() => AreLogged(["SignupStarted", "CustomerLoggedIn"], ["Sign-up begun", "Signed in"]);

    [Fact]
    public async Task Initiates_purchase_fails()
    {
        await Spoiled("signups", async () => await Assert.ThrowsAsync<InvalidOperationException>(() => mara.Start()));

        await IsTold("purchase-not-started", Guid.Empty, Severity.Red, "A sign-up could not be started");
    }

    [Fact]
    public void Creates_or_updates_account_succeeds()
    {
        AreLogged(["CustomerRegistered", "CustomerProfileUpdated"], ["Account made", "Details changed"]);
        IsMailed("verify-email");
    }

    [Fact]
    public async Task Creates_or_updates_account_fails()
    {
        await mara.Start();
        await Spoiled("customers", async () => await Assert.ThrowsAsync<InvalidOperationException>(() => mara.Register(Shops.NewAddress())));

        await IsTold("account-not-saved", Guid.Empty, Severity.Red, "An account could not be made or changed");
    }

    [Fact]
    public void Adds_card_and_billing_cycle_succeeds() => AreLogged(["PaymentProfileAdded", "PaymentProfileAttached", "BillingCycleSelected"], ["Card added", "Card chosen for the sign-up", "Billing cycle chosen: Monthly"]);

    [Fact]
    public async Task Adds_card_and_billing_cycle_fails()
    {
        await mara.Start();
        await mara.Register(Shops.NewAddress());
        await mara.FillIn();
        await Assert.ThrowsAsync<InvalidOperationException>(() => mara.AddCard("4000000000000002"));

        await IsTold(TellOfRefusedCard.RiskKind, Guid.Parse(mara.CustomerId), Severity.Yellow, "A bank refused the card");
    }

    [Fact]
    public void Receives_invoice_succeeds()
    {
        AreLogged(["InvoiceRecorded"], ["Invoice INV-"]);
        IsMailed("receipt");
    }

    [Fact]
    public async Task Receives_invoice_fails()
    {
        await mara.Order(email: Shops.NewAddress());
        await Spoiled("invoices", async () =>
        {
            await IsPaid();
            await IsTold(MissingInvoices.RiskKind, Order, Severity.Red, "there is no invoice of ours");
        });

        await IsOver(MissingInvoices.RiskKind);
    }

    [Fact]
    public void Pays_invoice_succeeds()
    {
        AreLogged(["PurchaseConfirmed"], ["€177.31 paid"]);
        IsMailed("receipt");
    }

    [Fact]
    public async Task Pays_invoice_fails()
    {
        await mara.Order(card: "4000000000000341", email: Shops.NewAddress());
        shop.LetTheWindowPass();
        await Eventually.Hold(async () => await StateOfOrder() == OrderState.PaymentFailed, "the card declined");
        await IsTold(UnpaidOrders.RiskKind, Order, Severity.Yellow, "The payment of an order did not come about");

        await mara.AddCard();
        await Eventually.Hold(async () => await StateOfOrder() == OrderState.Accepted, "the order paid with another card");
        await IsOver(UnpaidOrders.RiskKind);
    }

    [Fact]
    public void Receives_contract_succeeds()
    {
        AreLogged(["ContractSigned", "ThankYouPagePublished"], ["Contract C-", "Thank-you page published"]);
        IsMailed("contract");
    }

    [Fact]
    public async Task Receives_contract_fails()
    {
        await mara.Order(email: Shops.NewAddress());
        await Spoiled("thank_you_pages", async () =>
        {
            await IsPaid();
            await IsTold(IncompleteContracts.RiskKind, Order, Severity.Red, "Contract incomplete: order");
        });

        await IsOver(IncompleteContracts.RiskKind);
    }

    public void Dispose() => mara.Dispose();

    private Guid Order => Guid.Parse(mara.OrderId);

    /// <summary>It is in the timeline, staff read it there in words, and nothing that was to be heard of it was set aside.</summary>
    private void AreLogged(string[] events, string[] words)
    {
        Assert.Superset(events.ToHashSet(StringComparer.Ordinal), done.Logged.ToHashSet(StringComparer.Ordinal));
        Assert.All(words, word => Assert.Contains(word, done.Page, StringComparison.Ordinal));
        Assert.Empty(done.SetAside);
    }

    /// <summary>The customer has the mail, and staff see that.</summary>
    private void IsMailed(string kind)
    {
        var mail = Assert.Single(done.Mails[kind]);
        Assert.Equal((done.Email, true), (mail.Recipient, mail.SentAt is not null));
        Assert.Contains($"Mail “{mail.Subject}”", done.Page, StringComparison.Ordinal);
    }

    /// <summary>The risk is open and its count with it, and the administrator's mail about it has gone out.</summary>
    private async Task IsTold(string kind, Guid subject, Severity severity, string words)
    {
        var risk = await Eventually.See(async () => (await shop.All<Risk>()).Find(r => r.IsOpen && r.Kind == kind && r.SubjectId == subject && r.LastSeenAt >= began) ?? Later<Risk>(TimeSpan.FromSeconds(5)), $"the risk {kind}");
        Assert.Equal((severity, true), (risk.Severity, risk.Sentence.Contains(words, StringComparison.Ordinal)));
        var notice = await Eventually.See(async () => (await shop.All<Notice>()).Find(n => n.Kind == kind && n.SubjectId == subject && n.MailedAt >= began) ?? Later<Notice>(TimeSpan.FromSeconds(30)), "the notice mailed");
        await Eventually.See(async () => (await shop.All<MailMessage>()).Find(m => m.Kind == MailNotices.MailKind && m.Recipient == Shops.AdminEmail && m.WrittenAt >= notice.MailedAt && m.SentAt is not null && (m.Text + m.Subject).Contains(words, StringComparison.Ordinal)), "the administrator's mail sent");
        await using var db = shop.Open();
        Assert.Equal(await db.Set<Risk>().CountAsync(r => r.IsOpen), (await db.Counted("risks")).Values.Sum());
    }

    /// <summary>What was missing is there, so nobody need resolve the risk.</summary>
    private async Task IsOver(string kind)
    {
        var risk = await Eventually.See(async () => (await shop.All<Risk>()).Find(r => !r.IsOpen && r.Kind == kind && r.SubjectId == Order) ?? await Redelivered<Risk>(), "the risk gone by itself");
        Assert.Equal("Signup", risk.Resolution?.By);
    }

    private async Task IsPaid()
    {
        shop.LetTheWindowPass();
        await Eventually.Hold(async () => await StateOfOrder() == OrderState.Accepted, "the order accepted");
    }

    private async Task<OrderState> StateOfOrder()
    {
        var id = OrderId.Parse(mara.OrderId, null);
        await using var db = shop.Open();
        return await db.Set<Order>().Where(o => o.Id == id).Select(o => o.State).SingleAsync();
    }

    /// <summary>Nothing can be added to the table meanwhile.</summary>
    private async Task Spoiled(string table, Func<Task> meanwhile)
    {
        await shop.Get<Writer>().Save(new Statement($"""CREATE TRIGGER spoiled BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'spoiled'); END"""));
        try { await meanwhile(); }
        finally { await shop.Get<Writer>().Save(new Statement("DROP TRIGGER spoiled")); }
    }

    /// <summary>What had too many tries meanwhile was set aside, and a manager has it delivered again.</summary>
    private async Task<T?> Redelivered<T>()
        where T : class
    {
        await shop.Get<UnitOfWork>().Run(async db =>
        {
            foreach (var aside in await db.Set<Delivery>().Where(d => d.QuarantinedAt != null).ToListAsync()) { aside.Retry(shop.Time!.GetUtcNow()); }
            return 0;
        });
        return Later<T>(TimeSpan.FromSeconds(10));
    }

    private T? Later<T>(TimeSpan by)
        where T : class
    {
        shop.Time!.Advance(by);
        return null;
    }
}
