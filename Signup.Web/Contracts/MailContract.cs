using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Contracts;

/// <summary>R5: the contract goes to the customer's e-mail address; the whole text, with a link to the printable page.</summary>
public sealed class MailContract(SignedLinks links, IStringLocalizer<ContractsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post) : IHandle<ContractSigned>, IMailTemplates
{
    public const string MailKind = "contract";

    /// <summary>Kind of the signed links to a contract.</summary>
    public const string LinkKind = "contract";

    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(30);

    public IEnumerable<MailTemplate> Templates => [new(MailKind, MailGroup.Contract, texts["Contract signed"], () => Write(SampleContract.Of(shop.Value.Name)), () => Planned(SampleContract.Of(shop.Value.Name), SampleContract.Terms(shop.Value.Name), MailSamples.At), () => Confirmed(SampleContract.Of(shop.Value.Name)))];

    public async Task Handle(ContractSigned happened, SignupDb db, CancellationToken cancellationToken)
    {
        var contract = await db.Set<Contract>().SingleAsync(c => c.Id == happened.ContractId, cancellationToken);
        if (contract.OrderId != happened.OrderId)
        {
            var terms = await ChangePlan.Terms(db, happened.OrderId, cancellationToken);
            if (terms.Offer.Change?.From is { } from) { db.Add(post.To(contract.Party, MailKind, () => Planned(contract, terms, from), contract.CustomerId)); }
            return; // what holds at once is mailed with its version (MailAmendments)
        }

        db.Add(post.To(contract.Party, MailKind, () => Write(contract), contract.CustomerId));
    }

    /// <summary>The contract once more, to an address that was confirmed since.</summary>
    public MailMessage Again(Contract contract, EmailAddress to) => post.To(to, MailKind, contract.Party.Culture, () => Confirmed(contract), contract.CustomerId);

    private Letter Confirmed(Contract contract) => Write(contract) with
    {
        Reach = Reach.Mail,
        Heading = texts.Say("Your contract {0} once more", ("contract", contract.Number)),
        Paragraphs = [texts.Say("Hello {0}, your e-mail address is confirmed. We send your contract again, so that you have it for certain; keep this mail.", ("first_name", contract.Party.FirstName))],
    };

    private Letter Write(Contract contract) => new(shop.Value.Name, texts.Say("Your contract {0}", ("contract", contract.Number)), texts.Say("Your contract {0} is signed", ("contract", contract.Number)))
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("Hello {0}, thank you. This is the whole contract; keep it.", ("first_name", contract.Party.FirstName))],
        Enclosed = contract.Text.Enclosed(),
        Facts = [.. Facts(contract)],
        Button = (texts["View and print the contract"], address.Of($"/contracts/{contract.Id}?token={links.Make(LinkKind, LinkLifetime, contract.Id.Value)}")),
        Fine = texts["Fingerprint of the text (SHA-256): {0}", contract.TextHash],
    };

    private Letter Planned(Contract contract, AgreedTerms terms, DateTimeOffset from) => new(
        shop.Value.Name,
        texts.Say("Your contract {0}: {1} from {2}", ("contract", contract.Number), ("plan", terms.Offer.PlanName), ("from", shop.Value.Local(from).Day())),
        texts.Say("Your plan is {0} from {1}", ("plan", terms.Offer.PlanName), ("from", shop.Value.Local(from).Day())))
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("Until then everything stays as it is, and you can take the change back in your account. This is the contract that holds then; keep it.")],
        Enclosed = terms.Text.Enclosed(),
        Button = (texts["Open my account"], address.Of("/account/plan")),
        Fine = texts["Fingerprint of the text (SHA-256): {0}", terms.TextHash],
    };

    private IEnumerable<(string Name, string Value)> Facts(Contract contract)
    {
        yield return (texts["Contract"], contract.Number);
        yield return (texts["Plan"], contract.PlanName);
        yield return (texts["Agreed"], Written(contract.AgreedAt));
        yield return (texts["Starts"], Written(contract.StartsAt));
        if (contract.ExpiresAt is { } expires) { yield return (texts["Renews"], Written(expires)); }
        if (WithdrawalRight.DaysOf(contract) > 0) { yield return (texts["Withdraw from it until"], $"{shop.Value.Local(WithdrawalRight.EndsAt(contract, shop.Value.Zone).AddMinutes(-1)).LongDay()}, {address.Of("/withdraw")}"); }
        if (contract.StartAskedAt is { } asked) { yield return (texts["Start at once asked for, with what it means for withdrawing"], Written(asked)); }
    }

    private string Written(DateTimeOffset instant) => shop.Value.Local(instant).DayAndTime();
}
