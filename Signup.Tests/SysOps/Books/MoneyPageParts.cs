using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SignupTests.Support;
using SignupTests.Subscriptions;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Books;
using Xunit;

namespace SignupTests.SysOps.Books;

/// <summary>The parts of the money page and of a refund by themselves: who finds which button, and what is said.</summary>
public sealed class MoneyPageParts : BunitContext
{
    private static readonly CurrencyBooks Equal = new("eur", 17_731, 0, 17_731, 17_731, 0, 0, 0, 1, 1);
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana Kovač");

    private readonly ManualTime clock = new(AnInvoiceOf.Now);

    public MoneyPageParts()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
        Services.AddLogging().AddLocalization();
        Services.AddOptions<ShopOptions>();
        Services.AddOptions<PaymentOptions>();
        Services.AddSingleton<TimeProvider>(clock).AddSingleton<Sentences>();
        var limits = Options.Create(new PaymentOptions());
        Services.AddSingleton(new RefundOrder(null!, limits, clock)).AddSingleton(new RetryRefund(null!, clock)).AddSingleton(new WriteOffRefund(null!, limits, clock));
        Services.AddSingleton(new PayOtherwise(null!, clock));
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void A_currency_is_equal_only_while_its_sums_agree_and_nothing_found_is_in_it()
    {
        Assert.Equal("Equal", Verdict(Equal));
        Assert.Equal("Different", Verdict(Equal with { Ledger = 17_730 }));
        Assert.Equal("Different", Verdict(Equal with { Contracts = 2 }));
        Assert.Equal("Different", Verdict(Equal, new Difference(DifferenceKind.NoInvoice, "in_1", new Money(1, "eur"), null)));
        Assert.Equal("Equal", Verdict(Equal, new Difference(DifferenceKind.NoInvoice, "in_1", new Money(1, "usd"), null)));
        Assert.Equal("Equal", Verdict(Equal with { Captured = 20_000, Ledger = 20_000, Uninvoiced = 2_269 }));
    }

    [Fact]
    public void Whoever_asked_does_not_release_and_support_only_looks()
    {
        Assert.Equal("Take back €534.31", Buttons(Asked(Ana.LoginId!.Value), Ana));
        Assert.Equal("Release €534.31, Decline €534.31", Buttons(Asked(Guid.NewGuid()), Ana));
        Assert.Equal(string.Empty, Buttons(Asked(Guid.NewGuid()), Ana with { Role = Role.Support }));
        Assert.Equal("Release €534.31, Write off €534.31", Buttons(Held(null), Ana));
        Assert.Equal("Release €534.31", Buttons(Held(new(Ana.LoginId, "Ana Kovač", clock.GetUtcNow(), "Paid back by transfer")), Ana));
    }

    [Fact]
    public void A_dispute_says_by_when_it_must_be_answered_while_anybody_must()
    {
        Assert.Equal(("answer by 28 Nov 2026 14:32", "due"), Deadline("needs_response", TimeSpan.FromDays(7)));
        Assert.Equal(("answer by today 15:32", "due soon"), Deadline("warning_needs_response", TimeSpan.FromHours(1)));
        Assert.Equal(("answer by today 13:32", "due late"), Deadline("needs_response", TimeSpan.FromHours(-1)));
        Assert.Equal(("3 h", "due"), Deadline("needs_response", null));
        Assert.Equal(("3 h", "due"), Deadline("under_review", TimeSpan.FromDays(7)));
    }

    [Theory]
    [InlineData("177.31", "eur", "en-IE", 17_731L)]
    [InlineData(" 177,31 ", "eur", "de-DE", 17_731L)]
    [InlineData("20", "jpy", "de-DE", 20L)]
    [InlineData("12,50", "eur", "en-IE", null)]
    [InlineData("1.000", "eur", "de-DE", null)]
    [InlineData("1.234", "eur", "en-IE", null)]
    [InlineData("20.5", "jpy", "en-IE", null)]
    [InlineData("-1", "eur", "en-IE", null)]
    [InlineData("99999999999999999999999999", "eur", "en-IE", null)]
    [InlineData("9999999999999999999999999999", "eur", "en-IE", null)]
    [InlineData("", "eur", "en-IE", null)]
    public void An_amount_is_read_in_the_readers_language_or_not_at_all(string typed, string currency, string reader, long? minor) =>
        Assert.Equal(minor, AmountEntry.Minor(typed, currency, new CultureInfo(reader)));

    [Fact]
    public void The_form_previews_the_credit_note_and_says_when_a_second_person_is_needed()
    {
        RefundWish? wish = null;
        var form = Render<RefundForm>(p => p.Add(f => f.Reading, Reading(60_000)).Add(f => f.OnAsked, EventCallback.Factory.Create<RefundWish>(this, w => wish = w)));
        Assert.Contains("€600.00 is above the limit of €500.00", form.Find(".limit").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, form.FindAll(".picks input").Count);

        form.FindAll(".choice input")[1].Change(true);
        form.Find("#amount").Change("119.00");
        Assert.Empty(form.FindAll(".limit, .picks"));
        Assert.Equal("€19.00, €119.00", string.Join(", ", form.FindAll(".credit .sum dd").Skip(1).Select(d => d.TextContent)));
        form.Find("button").Click();
        Assert.Equal(new("pi_1", 11_900, "Service not as agreed", false, false, null), wish);

        form.Find("#amount").Change("601");
        form.Find("button").Click();
        Assert.Contains("Enter an amount of at most €600.00", form.Find("#amount-error").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_preview_adds_up_when_a_code_took_something_off()
    {
        var invoice = AnInvoiceOf.For(Sample.Mara, new(1900, SignupWeb.Platform.Tax.TaxDecision.BillingAddress, "DE"), discount: new("SUMMER", 2_000, new Money(2_980, "eur"), 3));
        var payment = new LedgerEntry { Kind = LedgerKind.Captured, StripeId = "pi_1", PaymentId = "pi_1", InvoiceId = "in_1", OrderId = invoice.OrderId, Amount = invoice.Total, At = clock.GetUtcNow() };

        var preview = Render<CreditPreview>(p => p.Add(c => c.Part, new PaidPart(payment, invoice, [], 14_185)).Add(c => c.Minor, 14_185));

        Assert.Equal("€149.00, -€29.80, €22.65, €141.85", string.Join(", ", preview.FindAll(".sum dd").Select(d => d.TextContent)));
    }

    private string Verdict(CurrencyBooks books, params Difference[] found)
    {
        var look = new ReconcilerMark();
        look.Compared(new(found, [books]), whole: true, clock.GetUtcNow(), TimeSpan.Zero);
        return Render<MonthTable>(p => p.Add(t => t.Look, look)).Find("td.edge .colour").TextContent;
    }

    private (string Text, string? Css) Deadline(string status, TimeSpan? left)
    {
        var order = Reading(17_731).Order;
        var captured = new LedgerEntry { PaymentId = "pi_1", OrderId = order.Id, CustomerId = order.CustomerId };
        var facts = new DisputeFacts("dp_1", status, "pi_1", "fraudulent", new(17_731, "eur"));
        var dispute = Dispute.Of(facts, captured, clock.GetUtcNow().AddHours(-3));
        dispute.Stands(facts, clock.GetUtcNow());
        var by = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        if (left is { } span) { by["dp_1"] = clock.GetUtcNow() + span; }
        var due = Render<DisputeList>(p => p.Add(l => l.Reading, BooksReading.Empty with { Disputes = [dispute], AnswerBy = by })).Find(".due");
        return (due.TextContent, due.GetAttribute("class"));
    }

    private string Buttons(RefundToRelease refund, Actor me) => string.Join(", ", Render<ReleaseTable>(p => p.Add(t => t.Reading, BooksReading.Empty with { ToRelease = [refund] }).Add(t => t.Me, me)).FindAll("tbody button").Select(b => b.GetAttribute("aria-label")));

    private RefundToRelease Asked(Guid by) => new(Guid.NewGuid(), OrderId.New(), new(53_431, "eur"), false, by, "Chiara Rossi", "Withdrawal", clock.GetUtcNow());

    private RefundToRelease Held(HeldDecision? asked) => new(Guid.NewGuid(), OrderId.New(), new(53_431, "eur"), true, null, string.Empty, "second payment", clock.GetUtcNow()) { WriteOffAsked = asked };

    private RefundReading Reading(long paid)
    {
        var invoice = AnInvoiceOf.For(Sample.Mara, new(1900, SignupWeb.Platform.Tax.TaxDecision.BillingAddress, "DE"), new Money(50_420, "eur"), charged: 9_580);
        var order = Order.Place(new("NS-1", SignupId.New(), ClientAccountId.New(), invoice.CustomerId, PaymentProfileId.New(), Sample.Team(), Sample.Mara, invoice.Net, invoice.Tax, invoice.Total), clock.GetUtcNow());
        var payment = new LedgerEntry { Kind = LedgerKind.Captured, StripeId = "pi_1", PaymentId = "pi_1", InvoiceId = "in_1", OrderId = order.Id, Amount = new(paid, "eur"), At = clock.GetUtcNow() };
        return new(order, "Hafenlicht GmbH", "C-00398", SignupWeb.Subscriptions.Subscription.Start(AcceptedOrders.Of(Sample.Team())), [new(payment, invoice, [], paid)], []);
    }
}
