using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;

namespace SignupWeb.Account.Ending;

/// <summary>The signed link by which somebody without sign-in withdraws: that it reached them shows that the address is theirs, and when it was asked for is what counts for the period.</summary>
public sealed class WithdrawalLink(SignedLinks links, IStringLocalizer<EndingTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post, TimeProvider time) : IMailTemplates
{
    public const string MailKind = "withdrawal-link";

    public const string OrderMailKind = "withdrawal-of-order";

    private const string LinkKind = "withdraw";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    public IEnumerable<MailTemplate> Templates =>
    [
        new(MailKind, MailGroup.Contract, texts["Link to withdraw"], () => OfContract(new(MailSamples.Id), MailSamples.Contract, MailSamples.Offer.PlanName)),
        new(OrderMailKind, MailGroup.Order, texts["Withdrawal from an order without contract"], () => OfOrder(MailSamples.Order)),
    ];

    /// <summary>What a link is about, and when it was asked for. Refusals: those of <see cref="SignedLinks.Read"/>.</summary>
    public Result<(ContractId Contract, DateTimeOffset AskedAt)> Read(string token) =>
        links.Read(LinkKind, token).Refused(out var refusal, out var link) ? refusal : (new ContractId(link.Ids[0]), link.ExpiresAt - Lifetime);

    public MailMessage Write(Contract contract, EmailAddress to) => post.To(to, MailKind, contract.Party.Culture, () => OfContract(contract.Id, contract.Number, contract.PlanName), contract.CustomerId);

    /// <summary>Nothing is in force yet that could be withdrawn from; the order's own page cancels it.</summary>
    public MailMessage Write(Order order, EmailAddress to) => post.To(to, OrderMailKind, order.Party.Culture, () => OfOrder(order.Reference), order.CustomerId);

    private Letter OfContract(ContractId id, string number, string plan) => new(shop.Value.Name, texts.Say("Withdraw from contract {0}", ("contract", number)), texts.Say("Confirm your withdrawal"))
    {
        Paragraphs =
        [
            texts.Say("Somebody, we think you, wants to withdraw from {0}, contract {1}. Open the page, read what it means, and confirm it there.", ("plan", plan), ("contract", number)),
            texts.Say("What counts is that you asked for it now, at {0}. Was it not you? Then do nothing, and everything stays as it is.", ("asked_at", shop.Value.Local(time.GetUtcNow()).DayAndTime())),
        ],
        Button = (texts["Continue to the withdrawal"], address.Of($"/withdraw/{links.Make(LinkKind, Lifetime, id.Value)}")),
        Fine = texts["The link works until {0}.", shop.Value.Local(time.GetUtcNow() + Lifetime).DayAndTime()],
    };

    private Letter OfOrder(string reference) => new(shop.Value.Name, texts.Say("Your order {0}", ("order", reference)), texts.Say("There is no contract to withdraw from yet"))
    {
        Paragraphs = [texts.Say("Order {0} has no contract. Its page says how it stands and whether you can cancel it there; once it is accepted, you can withdraw from its contract in the same way.", ("order", reference))],
        Button = (texts["Open my order"], address.Of($"/orders/{reference}")),
    };
}
