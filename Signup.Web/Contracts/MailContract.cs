using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
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

    public IEnumerable<MailTemplate> Templates => [new(MailKind, MailGroup.Contract, texts["Contract signed"], () => Write(SampleContract.Of(shop.Value.Name)))];

    public async Task Handle(ContractSigned happened, SignupDb db, CancellationToken cancellationToken)
    {
        var contract = await db.Set<Contract>().SingleAsync(c => c.Id == happened.ContractId, cancellationToken);
        db.Add(post.To(contract.Party, MailKind, () => Write(contract), contract.CustomerId));
    }

    private Letter Write(Contract contract) => new(shop.Value.Name, texts.Say("Your contract {0}", ("contract", contract.Number)), texts.Say("Your contract {0} is signed", ("contract", contract.Number)))
    {
        Paragraphs = [texts.Say("Hello {0}, thank you. This is the whole contract; keep this mail.", ("first_name", contract.Party.FirstName))],
        Enclosed = contract.Text.Enclosed(),
        Facts = [.. Facts(contract)],
        Button = (texts["View and print the contract"], address.Of($"/contracts/{contract.Id}?token={links.Make(LinkKind, LinkLifetime, contract.Id.Value)}")),
        Fine = texts["Fingerprint of the text (SHA-256): {0}", contract.TextHash],
    };

    private IEnumerable<(string Name, string Value)> Facts(Contract contract)
    {
        yield return (texts["Contract"], contract.Number);
        yield return (texts["Plan"], contract.PlanName);
        yield return (texts["Agreed"], Written(contract.AgreedAt));
        yield return (texts["Starts"], Written(contract.StartsAt));
        if (contract.ExpiresAt is { } expires) { yield return (texts["Renews"], Written(expires)); }
    }

    private string Written(DateTimeOffset instant) => shop.Value.Local(instant).DayAndTime();
}
