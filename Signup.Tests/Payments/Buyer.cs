using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Payments.Cards;
using SignupWeb.Payments.Charging;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using Xunit;

namespace SignupTests.Payments;

/// <summary>Mara, who buys: adds a card, sees the price, and has it charged.</summary>
internal sealed class Buyer(PaymentsHost host)
{
    public const string Good = "4242424242424242";
    public const string ChargesFail = "4000000000000341";
    public const string AsksAlways = "4000002760003184";

    public SignupId Signup { get; } = SignupId.New();

    public ClientAccountId Account { get; } = ClientAccountId.New();

    public CustomerId Customer { get; } = CustomerId.New();

    public OrderId Order { get; } = OrderId.New();

    public PricePreview? Price { get; private set; }

    public Offer Offer { get; init; } = Sample.Team();

    /// <summary>The promotion code the buyer brings.</summary>
    public string? Code { get; init; }

    public Party Party { get; init; } = Sample.Mara;

    /// <summary>Who serves the card page; the host itself unless it talks to another.</summary>
    public PaymentsHost? CardPagesAt { get; init; }

    public Payer Payer => new(Signup, Account, Customer, Party);

    public Actor Actor => new(Customer.Value, Role.Customer, null, Party.Name);

    public HandOff HandOff => new("return-payment", "/signup/return/payment", [Signup.Value], $"/signup/{Signup}/payment");

    public async Task<string> OpenCardPage() => (await host.Get<StartCardSetup>().Run(Actor, Payer, HandOff)).Value;

    /// <summary>Adds a card through the hosted page and the return door; answers the profile that came back signed.</summary>
    public async Task<PaymentProfileId> AddCard(string number = Good)
    {
        var back = await (CardPagesAt ?? host).Finish(await OpenCardPage(), number);
        var location = await Follow(back);
        return new(ReadReturn(location));
    }

    public async Task<string> Follow(string url)
    {
        using var answer = await host.Http.GetAsync(new Uri(url).PathAndQuery);
        Assert.Equal(303, (int)answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public Guid ReadReturn(string location)
    {
        Assert.StartsWith("/signup/return/payment?token=", location, StringComparison.Ordinal);
        var link = host.Get<SignedLinks>().Read("return-payment", location[(location.IndexOf('=', StringComparison.Ordinal) + 1)..]).Value;
        Assert.Equal(Signup.Value, link.Ids[0]);
        return link.Ids[1];
    }

    public async Task<PricePreview> SeePrice()
    {
        Price = (await host.Get<PreviewPrice>().Run(Signup, Account, Party.Email, Offer, Party, Code, Customer)).Value;
        await host.Get<UnitOfWork>().Run(async db =>
        {
            await Price.Keep(db);
            return Done.It;
        });
        return Price;
    }

    public Task AskForCharge(PaymentProfileId card, int attempt = 1, Money? total = null) => host.Announce(Charge(card, attempt, total));

    public ChargeRequested Charge(PaymentProfileId card, int attempt = 1, Money? total = null) =>
        new(Order, Signup, Account, Customer, card, Offer with { Discount = Price!.Discount }, Party, Price.Net, Price.Tax, total ?? Price.Total, attempt);

    /// <summary>Card added, price seen, charge asked for.</summary>
    public async Task<PaymentProfileId> Buy(string number = Good)
    {
        var card = await AddCard(number);
        await SeePrice();
        await AskForCharge(card);
        return card;
    }

    public Task UntilBought() => host.Until(async () => (await host.Announced<PurchaseConfirmed>()).Any(p => p.OrderId == Order), "the purchase confirmed");

    public Task UntilFailed(int attempt = 1) => host.Until(async () => (await host.Announced<PaymentFailed>()).Any(p => p.OrderId == Order && p.Attempt == attempt), $"attempt {attempt} failed");
}
