using System.Globalization;
using SignupWeb.Payments.Stripe;
using SignupWeb.Payments.Stripe.Checkout;

namespace SignupWeb.Payments;

public sealed partial class PaymentGateway
{
    private readonly CustomerService customers = new(client);
    private readonly SessionService sessions = new(client);
    private readonly SetupIntentService setupIntents = new(client);

    public Task<Answer<Reference>> CreateCustomer(CustomerParameters asked, string key, CancellationToken cancellationToken) => Ask(async () =>
    {
        var made = await customers.CreateAsync(
            new() { Email = asked.Email, Name = asked.Name, Address = asked.Address is { } address ? AddressOf(address) : null, Metadata = new(StringComparer.Ordinal) { [AccountMark] = asked.ClientAccountId.ToString() } },
            Waiting(key),
            cancellationToken);
        return new Reference(made.Id);
    });

    /// <summary>For good: its subscriptions end and its cards are gone, its invoices stay. Gone already is as good.</summary>
    public async Task<Answer<Reference>> ForgetCustomer(ForgetCustomerParameters asked, CancellationToken cancellationToken)
    {
        var gone = await Ask(() => customers.DeleteAsync(asked.CustomerId, null, Usual(), cancellationToken));
        return gone.Succeeded || gone.Code == "resource_missing" ? Answer.Yes(new Reference(asked.CustomerId), gone.RequestId) : gone.As<Reference>();
    }

    /// <summary>A hosted page in setup mode: puts a card on file, moves no money.</summary>
    public Task<Answer<HostedPage>> OpenCardPage(CardPageParameters asked, string key, CancellationToken cancellationToken) => Ask(async () =>
    {
        Dictionary<string, string> Marks() => new(StringComparer.Ordinal) { [SignupMark] = asked.SignupId.ToString(), [AccountMark] = asked.ClientAccountId.ToString() };
        var made = await sessions.CreateAsync(
            new()
            {
                Mode = "setup",
                UiMode = "hosted_page",
                Currency = asked.Currency,
                Customer = asked.CustomerId,
                ClientReferenceId = asked.ClientReference,
                SuccessUrl = asked.SuccessUrl,
                CancelUrl = asked.CancelUrl,
                ExpiresAt = asked.ExpiresAt,
                Locale = asked.Locale,
                Metadata = Marks(),
                SetupIntentData = new() { Metadata = Marks() },
            },
            Waiting(key),
            cancellationToken);
        return new HostedPage(made.Id, made.Url ?? throw new StripeException("The card page has no address."));
    });

    /// <summary>Refused when the page is over already: the customer may just have finished, so read it again.</summary>
    public Task<Answer<Reference>> CloseCardPage(string sessionId, string key, CancellationToken cancellationToken) => Ask(async () =>
        new Reference((await sessions.ExpireAsync(sessionId, null, Waiting(key), cancellationToken)).Id));

    public Task<Answer<CardPageFacts>> ReadCardPage(string sessionId, CancellationToken cancellationToken) => Ask(async () =>
    {
        var session = await sessions.GetAsync(sessionId, null, Waiting(), cancellationToken);
        return new CardPageFacts(session.Id, session.Status ?? string.Empty, session.ClientReferenceId, session.Customer?.Id, session.Livemode, await CardOf(session, cancellationToken));
    });

    /// <summary>The card that is charged for what renews, unless the subscription names its own.</summary>
    public Task<Answer<Reference>> UseForInvoices(InvoiceDefaultParameters asked, string key, CancellationToken cancellationToken) => Ask(async () =>
        new Reference((await customers.UpdateAsync(asked.CustomerId, new() { InvoiceSettings = new() { DefaultPaymentMethod = asked.PaymentMethodId } }, Usual(key), cancellationToken)).Id));

    private async Task<CardFacts?> CardOf(Session session, CancellationToken cancellationToken)
    {
        if (session is not { Status: "complete", Mode: "setup", SetupIntent: { } intent }) { return null; }
        var setup = await setupIntents.GetAsync(intent.Id, new BaseOptions { Expand = ["payment_method"] }, Waiting(), cancellationToken);
        if (setup is not { Status: "succeeded", PaymentMethod.Value: { Card: { } card } method }) { return null; }
        return new(method.Id, method.Customer?.Id, BrandName(card.Brand), card.Last4, (int)card.ExpMonth, (int)card.ExpYear);
    }

    private static string BrandName(string brand) => brand switch
    {
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "amex" => "American Express",
        "diners" => "Diners Club",
        "discover" => "Discover",
        "jcb" => "JCB",
        "unionpay" => "UnionPay",
        _ => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(brand.Replace('_', ' ')),
    };
}
