using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Contracts.Ending;

/// <summary>What a customer has in writing when they end a contract, take that back, or withdraw: what they declared, with date and time.</summary>
public sealed class MailEndings(IStringLocalizer<ContractsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address, Post post) : IHandle<NoticeGiven>, IHandle<NoticeTakenBack>, IHandle<ContractWithdrawn>, IMailTemplates
{
    public const string NoticeKind = "notice-given";

    public const string KeptKind = "notice-taken-back";

    public const string WithdrawnKind = "contract-withdrawn";

    private static readonly GivenNotice SampleNotice = new("E-2611-7K3D9X", MailSamples.At, MailSamples.At.AddMonths(1));

    public IEnumerable<MailTemplate> Templates =>
    [
        new(NoticeKind, MailGroup.Contract, texts["Notice received"], () => Given(SampleContract.Of(shop.Value.Name), SampleNotice)),
        new(KeptKind, MailGroup.Contract, texts["Notice taken back"], () => TakenBack(SampleContract.Of(shop.Value.Name), SampleNotice.Reference, MailSamples.At)),
        new(WithdrawnKind, MailGroup.Contract, texts["Withdrawal received"], () => Withdrawn(SampleContract.Of(shop.Value.Name), new("W-2611-7K3D9X", MailSamples.At, MailSamples.Total, Money.Zero("eur"))), () => Withdrawn(SampleContract.Of(shop.Value.Name), new("W-2611-7K3D9X", MailSamples.At, MailSamples.Net, MailSamples.Tax))),
    ];

    public Task Handle(NoticeGiven happened, SignupDb db, CancellationToken cancellationToken) =>
        Mail(db, happened.OrderId, NoticeKind, contract => Given(contract, new(happened.Reference, happened.GivenAt, happened.EndsAt)), cancellationToken);

    public Task Handle(NoticeTakenBack happened, SignupDb db, CancellationToken cancellationToken) =>
        Mail(db, happened.OrderId, KeptKind, contract => TakenBack(contract, happened.Reference, happened.At), cancellationToken);

    public Task Handle(ContractWithdrawn happened, SignupDb db, CancellationToken cancellationToken) =>
        Mail(db, happened.OrderId, WithdrawnKind, contract => Withdrawn(contract, new(happened.Reference, happened.At, happened.Back, happened.Kept)), cancellationToken);

    private Letter Given(Contract contract, GivenNotice notice) => new(shop.Value.Name, texts.Say("Your contract {0} ends on {1}", Number(contract), ("day", Day(notice.EndsAt))), texts.Say("{0} ends on {1}", Plan(contract), ("day", Day(notice.EndsAt))))
    {
        Reach = Reach.Both,
        Paragraphs =
        [
            texts.Say("We have your notice. Until then everything works as before; from then on nothing is charged for it."),
            texts.Say("Your contract, invoices and downloads stay in your account. You may take the notice back there until it ends."),
        ],
        Facts = [(texts["Contract"], contract.Number), (texts["Plan"], contract.PlanName), (texts["Notice received"], Exact(notice.GivenAt)), (texts["Reference"], notice.Reference), (texts["Ends"], shop.Value.Local(notice.EndsAt).DayAndTime())],
        Button = (texts["Keep the contract"], address.Of($"/account/contracts/{contract.Id}/end")),
    };

    private Letter TakenBack(Contract contract, string reference, DateTimeOffset at) => new(shop.Value.Name, texts.Say("Your contract {0} goes on", Number(contract)), texts.Say("{0} goes on", Plan(contract)))
    {
        Reach = Reach.Both,
        Paragraphs = [texts.Say("You have taken your notice back. The contract renews as before.")],
        Facts = [(texts["Contract"], contract.Number), (texts["Plan"], contract.PlanName), (texts["Taken back"], Exact(at)), (texts["Reference of the notice"], reference)],
        Button = (texts["Open my contracts"], address.Of("/account/contracts")),
    };

    private Letter Withdrawn(Contract contract, Withdrawal withdrawal) => new(shop.Value.Name, texts.Say("We have your withdrawal from contract {0}", Number(contract)), texts.Say("You have withdrawn from {0}", Plan(contract)))
    {
        Reach = Reach.Both,
        Paragraphs =
        [
            texts.Say("“I, {0}, withdraw from contract {1}.” That is what you declared, and this mail confirms that we have it.", ("name", Named(contract.Party)), Number(contract)),
            texts.Say("The contract ends with it. The money goes back to the card you paid with, at the latest by {0}; banks take some days to show it.", ("day", Day(withdrawal.DeclaredAt.AddDays(14)))),
        ],
        Facts =
        [
            (texts["Contract"], contract.Number),
            (texts["Plan"], contract.PlanName),
            (texts["Declared by"], Named(contract.Party)),
            (texts["Received"], Exact(withdrawal.DeclaredAt)),
            (texts["Reference"], withdrawal.Reference),
            (texts["Goes back"], Amount(withdrawal.Back)),
            .. withdrawal.Kept.Minor > 0 ? ((string, string)[])[(texts["Kept for the days it was used"], Amount(withdrawal.Kept))] : [],
        ],
        Fine = texts["Something not right? Answer this mail, or write to {0}, and quote the reference.", shop.Value.SupportEmail],
    };

    internal static string Named(Party party) => string.IsNullOrEmpty(party.Company) ? party.FullName : $"{party.FullName}, {party.Company}";

    private static (string Name, object? Value) Number(Contract contract) => ("contract", contract.Number);

    private static (string Name, object? Value) Plan(Contract contract) => ("plan", contract.PlanName);

    private static string Amount(Money money) => money.ToString(null, CultureInfo.CurrentCulture);

    private string Day(DateTimeOffset instant) => shop.Value.Local(instant).LongDay();

    /// <summary>To the second: it is a receipt.</summary>
    private string Exact(DateTimeOffset instant)
    {
        var local = shop.Value.Local(instant);
        return $"{local.LongDay()}, {local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} ({local.Zone()})";
    }

    /// <summary>Nobody is written to who was erased.</summary>
    private async Task Mail(SignupDb db, OrderId order, string kind, Func<Contract, Letter> write, CancellationToken cancellationToken)
    {
        if (await db.Set<Contract>().AsNoTracking().SingleOrDefaultAsync(c => c.OrderId == order, cancellationToken) is not { } contract || contract.Party.Email == EmailAddress.Erased.Value) { return; }
        db.Add(post.To(contract.Party, kind, () => write(contract), contract.CustomerId));
    }
}
