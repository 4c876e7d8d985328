using System.Globalization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Contracts;

/// <summary>The contract made from an accepted order (R1 step 9, R5). One per order.</summary>
public sealed class Contract : IVersioned, IWatched
{
    public static readonly Refusal Over = Refusal.Conflict("CONTRACT_ENDED", "This contract has ended.");

    private Contract()
    {
    }

    public ContractId Id { get; private init; }

    /// <summary>What people call it: C-00001, without gaps.</summary>
    public string Number { get; private init; } = string.Empty;

    public OrderId OrderId { get; private init; }

    public SignupId SignupId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public ClientAccountId ClientAccountId { get; private init; }

    public PlanKind Kind { get; private set; }

    public string PlanName { get; private set; } = string.Empty;

    /// <summary>What exactly was sold.</summary>
    public PlanVersionId PlanVersionId { get; private set; }

    /// <summary>The company or person, as boards show and search it.</summary>
    public string CustomerName { get; private init; } = string.Empty;

    /// <summary>What it is about; billing cycle and price are those of the period that is paid, where the customer chose others later.</summary>
    public Offer Offer { get; private set; } = null!;

    public Party Party { get; private init; } = null!;

    /// <summary>What holds now: as it was signed, or as the customer accepted it since.</summary>
    public ContractText Text { get; private set; } = null!;

    /// <summary>SHA-256 of the text the customer agreed to.</summary>
    public string TextHash { get; private set; } = string.Empty;

    public DateTimeOffset AgreedAt { get; private set; }

    /// <summary>When its buyer, who could withdraw, asked for the start at once and knew what that means; null where nobody did.</summary>
    public DateTimeOffset? StartAskedAt { get; private init; }

    public DateTimeOffset SignedAt { get; private init; }

    public ContractState State { get; private set; }

    public DateTimeOffset StartsAt { get; private init; }

    /// <summary>End of the paid time, when it renews; null for what is bought once.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? ActiveSince { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Since when its subscription is suspended for want of payment; null while it is not. It makes the contract yellow at least.</summary>
    public DateTimeOffset? UnpaidSince { get; private set; }

    /// <summary>The worst colour among its criteria and whether it is paid.</summary>
    public Colour Colour { get; private set; }

    /// <summary>Its plan had acceptance criteria when it was sold. Without any it waits for nobody, unless it is unpaid.</summary>
    public bool NeedsAcceptance { get; private set; }

    /// <summary>By when somebody must look: assess a new contract, acknowledge a yellow or red one, log a green one, or do what was promised. Null when nothing waits.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Who has taken note of its being yellow or red; null while nobody has.</summary>
    public Acknowledgement? Acknowledgement { get; private set; }

    /// <summary>It is before all managers; null while it is not.</summary>
    public Escalation? Escalation { get; private set; }

    /// <summary>Who logged its being green; null while nobody has.</summary>
    public LoggedAcceptance? Accepted { get; private set; }

    /// <summary>When a criterion was last coloured.</summary>
    public DateTimeOffset? ColouredAt { get; private set; }

    /// <summary>Its customer gave notice; null while it renews.</summary>
    public GivenNotice? Notice { get; private set; }

    /// <summary>Its customer withdrew from it; null while they did not.</summary>
    public Withdrawal? Withdrawal { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [Id.ToString(), OrderId.ToString(), CustomerId.ToString(), "board"];

    /// <param name="paidUntil">End of the paid time of one that was signed elsewhere, before it came here.</param>
    public static Contract Sign(AgreedTerms terms, int number, DateTimeOffset now, DateTimeOffset? paidUntil = null) => new()
    {
        Id = ContractId.New(),
        Number = "C-" + number.ToString("D5", CultureInfo.InvariantCulture),
        OrderId = terms.OrderId,
        SignupId = terms.SignupId,
        CustomerId = terms.CustomerId,
        ClientAccountId = terms.ClientAccountId,
        Kind = terms.Offer.Kind,
        PlanName = terms.Offer.PlanName,
        PlanVersionId = terms.Offer.PlanVersionId,
        CustomerName = terms.Party.Name,
        Offer = terms.Offer,
        Party = terms.Party,
        Text = terms.Text,
        TextHash = terms.TextHash,
        AgreedAt = terms.AgreedAt,
        StartAskedAt = terms.StartAskedAt,
        SignedAt = now,
        State = ContractState.Signed,
        StartsAt = now,
        ExpiresAt = paidUntil ?? terms.Offer.BillingCycle.EndOfPeriod(now),
        Colour = Colour.NotAssessed,
        NeedsAcceptance = terms.Offer.Criteria.Count > 0,
    };

    /// <summary>What it promises has been set up. Again is a no-op.</summary>
    public void Activate(DateTimeOffset now)
    {
        if (State != ContractState.Signed) { return; }
        (State, ActiveSince) = (ContractState.Active, now);
    }

    /// <summary>It runs no more. Again is a no-op.</summary>
    public void End(DateTimeOffset now)
    {
        if (State == ContractState.Ended) { return; }
        (State, EndedAt, DueAt) = (ContractState.Ended, now, null);
    }

    /// <summary>Its customer gave notice, or took it back.</summary>
    internal void Take(GivenNotice? notice) => Notice = notice;

    /// <summary>Its customer withdraws; what it gives ends with what follows from that. Refusals: those of <see cref="WithdrawalRight"/>.</summary>
    internal Refusal? Withdraw(Withdrawal declared, DateTimeOffset inTime, TimeZoneInfo zone)
    {
        if (WithdrawalRight.WhyNot(this, inTime, zone) is { } refused) { return refused; }
        Withdrawal = declared;
        return null;
    }

    /// <summary>Removes what was said of its customer; who said it, and when, stays.</summary>
    internal void Forget() =>
        (Acknowledgement, Escalation) = (Acknowledgement is { } held ? held with { Note = string.Empty } : null, Escalation is { Note: not null } told ? told with { Note = string.Empty } : Escalation);

    /// <summary>Its customer agreed to another text: that holds from now on.</summary>
    internal void Amend(ContractText text, DateTimeOffset now) => (Text, TextHash, AgreedAt) = (text, text.Hash, now);

    /// <summary>It is about another plan from now on, as its customer agreed when they ordered that.</summary>
    internal void ChangePlan(AgreedTerms terms)
    {
        (Kind, PlanName, PlanVersionId, Offer) = (terms.Offer.Kind, terms.Offer.PlanName, terms.Offer.PlanVersionId, terms.Offer with { Change = null, Ends = (terms.Offer.Ends ?? new()) with { WithdrawalDays = WithdrawalRight.DaysOf(this) } });
        (Text, TextHash, AgreedAt, NeedsAcceptance) = (terms.Text, terms.TextHash, terms.AgreedAt, terms.Offer.Criteria.Count > 0);
        if (terms.Offer.Change is { From: null } atOnce) { ExpiresAt = atOnce.Until; }
    }

    /// <summary>Takes the worst colour of all its criteria. Another colour makes the clock run anew: what was acknowledged or logged was about the old one.</summary>
    /// <returns>How it waited before; null when the colour is the same.</returns>
    internal Waited? TakeColourOf(IEnumerable<Criterion> criteria, Patience patience, DateTimeOffset now)
    {
        var before = Waited.Of(this);
        (Colour, ColouredAt) = ((UnpaidSince is null ? criteria.Select(c => c.Colour) : criteria.Select(c => c.Colour).Append(Colour.Yellow)).Worst(), now);
        if (Colour == before.Colour) { return null; }
        (DueAt, Acknowledgement, Accepted, Escalation) = (NeedsAcceptance || Colour != Colour.NotAssessed ? patience.Due(Colour, now) : null, null, null, null);
        return before;
    }

    /// <summary>Its criteria wait to be assessed; without any nothing waits.</summary>
    internal void Await(DateTimeOffset due) => DueAt = due;

    /// <summary>Somebody takes note. Refused for what is green or not assessed, or has ended, and while somebody else's holds.</summary>
    internal Refusal? Acknowledge(Acknowledgement said)
    {
        if (State == ContractState.Ended) { return Over; }
        if (Colour is not (Colour.Yellow or Colour.Red)) { return AcknowledgeContract.Nothing; }
        if (Acknowledgement is { } held && held.ByLogin != said.ByLogin) { return AcknowledgeContract.Already with { Arguments = [held.By] }; }
        (Acknowledgement, DueAt) = (said, said.DueAt);
        return null;
    }

    /// <summary>It goes before all managers, and is nobody's until somebody acknowledges it. Refused as an acknowledgement is.</summary>
    /// <param name="due">When they are told again.</param>
    internal Refusal? Escalate(Acknowledgement said, DateTimeOffset due)
    {
        if (Acknowledge(said) is { } refused) { return refused; }
        (Acknowledgement, Escalation, DueAt) = (null, new(said.By, said.At, said.Note), due);
        return null;
    }

    /// <summary>Refused where nothing waits, while nobody has taken note of its being yellow or red, and while somebody else has.</summary>
    internal Refusal? MoveReminder(DateTimeOffset due, Guid? login)
    {
        if (State == ContractState.Ended) { return Over; }
        if (DueAt is null) { return SignupWeb.Contracts.MoveReminder.Nothing; }
        if (Colour is Colour.Yellow or Colour.Red && Acknowledgement is null) { return SignupWeb.Contracts.MoveReminder.AcknowledgeFirst; }
        if (Acknowledgement is { } held && held.ByLogin != login) { return AcknowledgeContract.Already with { Arguments = [held.By] }; }
        if (Acknowledgement is { } mine) { Acknowledgement = mine with { DueAt = due }; }
        DueAt = due;
        return null;
    }

    /// <summary>False unless it is green and runs.</summary>
    internal bool LogAcceptance(LoggedAcceptance by)
    {
        if (Colour != Colour.Green || State == ContractState.Ended) { return false; }
        (Accepted, DueAt) = (by, null);
        return true;
    }

    /// <summary>Its time is over and nobody acted: what was acknowledged counts no more, and all managers hear that a promise was not kept. How long it waits shows since when.</summary>
    internal void LeftAlone(DateTimeOffset now)
    {
        if (Acknowledgement is not null) { Escalation ??= new(string.Empty, now, null); }
        Acknowledgement = null;
    }

    /// <summary>Another period is paid.</summary>
    /// <param name="net">Its price, without tax and promotion.</param>
    internal void Extend(DateTimeOffset from, DateTimeOffset until, Money net)
    {
        if (ExpiresAt is { } before && before >= until) { return; }
        ExpiresAt = until;
        if (BillingPeriods.CycleOf(from, until) is var cycle && cycle != Offer.BillingCycle) { Offer = Offer with { BillingCycle = cycle, Net = net }; }
    }

    /// <summary>Its subscription was suspended, or is paid again.</summary>
    /// <returns>How it waited before; null when its colour is the same.</returns>
    internal Waited? BePaid(bool paid, IEnumerable<Criterion> criteria, Patience patience, DateTimeOffset now)
    {
        if (paid == (UnpaidSince is null)) { return null; }
        UnpaidSince = paid ? null : now;
        return TakeColourOf(criteria, patience, now);
    }
}
