using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Contracts.Amendments;

/// <summary>R5: the customer hears by mail of another version of the contract, has it in writing once it is accepted, and hears when it is off.</summary>
public sealed class MailAmendments(IStringLocalizer<ContractsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post) : IHandle<AmendmentOffered>, IHandle<ContractAmended>, IHandle<AmendmentEnded>, IMailTemplates
{
    public const string MailKind = "amendment";

    public IEnumerable<MailTemplate> Templates => [new(MailKind, MailGroup.Contract, texts["New version of a contract"], () => InTheSample(Offered), () => InTheSample(Accepted), () => InTheSample(Withdrawn))];

    public Task Handle(AmendmentOffered happened, SignupDb db, CancellationToken cancellationToken) => Mail(db, happened.AmendmentId, Offered, cancellationToken);

    public Task Handle(ContractAmended happened, SignupDb db, CancellationToken cancellationToken) => Mail(db, happened.AmendmentId, Accepted, cancellationToken);

    public Task Handle(AmendmentEnded happened, SignupDb db, CancellationToken cancellationToken) =>
        happened.How != nameof(AmendmentState.Withdrawn) ? Task.CompletedTask : Mail(db, happened.AmendmentId, Withdrawn, cancellationToken);

    private Letter Offered(Amendment amendment, Contract contract) => new(
        shop.Value.Name, texts.Say("A new version of your contract {0}", ("contract", contract.Number)), texts.Say("We offer you a new version of your contract {0}", ("contract", contract.Number)))
    {
        Reach = Reach.Both,
        Paragraphs = [amendment.Reason, texts.Say("Read it and accept it by {0}. Until then, and if you do nothing, your contract stays as it is.", ("until", shop.Value.Local(amendment.ExpiresAt).DayAndTime()))],
        Button = (texts["Read the new version"], address.Of($"/account/amendments/{amendment.Id}")),
    };

    private Letter Accepted(Amendment amendment, Contract contract) => new(
        shop.Value.Name,
        texts.Say("Version {0} of your contract {1}", ("version", amendment.Number), ("contract", contract.Number)),
        texts.Say("You have accepted version {0} of your contract {1}", ("version", amendment.Number), ("contract", contract.Number)))
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("It holds from now on. This is the whole of it; keep it.")],
        Enclosed = amendment.Text.Enclosed(),
        Fine = texts["Fingerprint of the text (SHA-256): {0}", amendment.TextHash],
    };

    private Letter Withdrawn(Amendment amendment, Contract contract) => new(
        shop.Value.Name, texts.Say("The new version of your contract {0} is withdrawn", ("contract", contract.Number)), texts.Say("We have withdrawn the new version of your contract {0}", ("contract", contract.Number)))
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("You need not do anything. Your contract stays as it is.")],
    };

    private Letter InTheSample(Func<Amendment, Contract, Letter> write)
    {
        var contract = SampleContract.Of(shop.Value.Name);
        return write(
            new() { Id = new(MailSamples.Id), ContractId = contract.Id, Number = 2, Text = contract.Text, TextHash = contract.TextHash, Reason = texts["Longer support hours"], ExpiresAt = MailSamples.At.AddDays(14) },
            contract);
    }

    private async Task Mail(SignupDb db, AmendmentId id, Func<Amendment, Contract, Letter> write, CancellationToken cancellationToken)
    {
        if (await db.Set<Amendment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } amendment) { return; }
        var contract = await db.Set<Contract>().AsNoTracking().SingleAsync(c => c.Id == amendment.ContractId, cancellationToken);
        db.Add(post.To(contract.Party, MailKind, () => write(amendment, contract), contract.CustomerId));
    }
}
