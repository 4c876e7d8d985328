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
public sealed class MailAmendments(IStringLocalizer<ContractsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, TimeProvider time) : IHandle<AmendmentOffered>, IHandle<ContractAmended>, IHandle<AmendmentEnded>
{
    public const string MailKind = "amendment";

    public Task Handle(AmendmentOffered happened, SignupDb db, CancellationToken cancellationToken) => Mail(db, happened.AmendmentId, (amendment, contract) => new(
        shop.Value.Name, texts["A new version of your contract {0}", contract.Number], texts["We offer you a new version of your contract {0}", contract.Number])
    {
        Paragraphs = [amendment.Reason, texts["Read it and accept it until {0}. Until then, and if you do nothing, your contract stays as it is.", shop.Value.Local(amendment.ExpiresAt).DayAndTime()]],
        Button = (texts["Read the new version"], address.Of($"/account/amendments/{amendment.Id}")),
    }, cancellationToken);

    public Task Handle(ContractAmended happened, SignupDb db, CancellationToken cancellationToken) => Mail(db, happened.AmendmentId, (amendment, contract) => new(
        shop.Value.Name, texts["Version {0} of your contract {1}", amendment.Number, contract.Number], texts["You have accepted version {0} of your contract {1}", amendment.Number, contract.Number])
    {
        Paragraphs = [texts["It holds from now on. This is the whole of it; keep this mail."]],
        Enclosed = amendment.Text.Enclosed(),
        Fine = texts["Fingerprint of the text (SHA-256): {0}", amendment.TextHash],
    }, cancellationToken);

    public Task Handle(AmendmentEnded happened, SignupDb db, CancellationToken cancellationToken) => happened.How != nameof(AmendmentState.Withdrawn) ? Task.CompletedTask : Mail(db, happened.AmendmentId, (amendment, contract) => new(
        shop.Value.Name, texts["The new version of your contract {0} is withdrawn", contract.Number], texts["We have withdrawn the new version of your contract {0}", contract.Number])
    {
        Paragraphs = [texts["You need not do anything. Your contract stays as it is."]],
    }, cancellationToken);

    private async Task Mail(SignupDb db, AmendmentId id, Func<Amendment, Contract, Letter> write, CancellationToken cancellationToken)
    {
        if (await db.Set<Amendment>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } amendment) { return; }
        var contract = await db.Set<Contract>().AsNoTracking().SingleAsync(c => c.Id == amendment.ContractId, cancellationToken);
        db.Add(MailMessage.To(contract.Party, MailKind, () => write(amendment, contract), time.GetUtcNow(), contract.CustomerId));
    }
}
