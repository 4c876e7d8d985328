using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Signups;

/// <summary>Who guides the customer (R1 ownership). The owner picks the list of steps; the coordinator is the same.</summary>
public enum FlowOwner
{
    NewBusiness,
    ExistingBusiness,
}

/// <summary>Where a sign-up stands. Every sign-up ends in Completed, Cancelled, Expired or Held.</summary>
public enum SignupState
{
    Open,
    Ordered,
    Completed,
    Cancelled,
    Expired,
    Held,
}

/// <summary>How far we have gone with an order that is not complete in time.</summary>
public enum Lateness
{
    None,

    /// <summary>What was slow was asked again.</summary>
    AskedAgain,

    /// <summary>The customer has a reference and need not wait.</summary>
    Released,

    /// <summary>The team was told.</summary>
    Told,
}

/// <summary>One customer's way from plan to accepted contract (R1). Its row is the whole truth; nothing lives in a circuit only.</summary>
public sealed class Signup : IVersioned, IWatched
{
    public static readonly Refusal NotFound = Refusal.NotFound("SIGNUP_NOT_FOUND", "There is no such sign-up.");

    public static readonly Refusal Over = Refusal.Conflict("SIGNUP_OVER", "This sign-up has ended.");

    public static readonly Refusal OtherCustomer = Refusal.Conflict("OTHER_CUSTOMER", "This sign-up belongs to another account.");

    private Signup()
    {
    }

    public SignupId Id { get; private init; }

    public ClientAccountId ClientAccountId { get; private set; }

    public FlowOwner Owner { get; private init; }

    /// <summary>The list of steps it began with (<see cref="StepList"/>); settings that change later do not change it.</summary>
    public string Steps { get; private set; } = string.Empty;

    /// <summary>The order whose subscription it changes (Existing Business); null for something new.</summary>
    public OrderId? Changes { get; private init; }

    /// <summary>What the customer chose; changes with plan or cycle until the order is placed.</summary>
    public Offer Offer { get; private set; } = null!;

    /// <summary>ISO country chosen beside the plan, carried over into the profile.</summary>
    public string Country { get; private set; } = string.Empty;

    /// <summary>The promotion code the customer brought, upper case; null for none. Whether it holds, the payment service says with each price.</summary>
    public string? PromotionCode { get; private set; }

    public SignupState State { get; private set; }

    public CustomerId? CustomerId { get; private set; }

    public bool ProfileConfirmed { get; private set; }

    public PaymentProfileId? PaymentProfileId { get; private set; }

    public QuoteId? QuoteId { get; private set; }

    public OrderId? OrderId { get; private set; }

    public ContractId? ContractId { get; private set; }

    public ThankYouPageId? ThankYouPageId { get; private set; }

    public string? ThankYouUrl { get; private set; }

    public Lateness Late { get; private set; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => CustomerId is { } customer ? [Id.ToString(), customer.ToString(), "signups"] : [Id.ToString(), "signups"];

    public bool IsOpen => State == SignupState.Open;

    public static Signup Start(FlowOwner owner, Offer offer, string country, DateTimeOffset now, string? promotionCode = null, string? steps = null) => new()
    {
        Id = SignupId.New(),
        ClientAccountId = ClientAccountId.New(),
        Owner = owner,
        Steps = steps ?? StepList.BuiltIn(owner),
        Offer = offer,
        Country = country,
        PromotionCode = promotionCode,
        StartedAt = now,
    };

    /// <summary>A customer we know changes what they have, or, where no order is named, takes something more: who they are, and the card it is paid with, are known too.</summary>
    public static Signup OfCustomer(ClientAccountId account, CustomerId customer, OrderId? changes, PaymentProfileId? card, Offer offer, string country, DateTimeOffset now, string? steps = null) => new()
    {
        Id = SignupId.New(),
        ClientAccountId = account,
        Owner = FlowOwner.ExistingBusiness,
        Steps = steps ?? StepList.BuiltIn(FlowOwner.ExistingBusiness),
        Changes = changes,
        CustomerId = customer,
        ProfileConfirmed = !StepList.Of(steps ?? StepList.BuiltIn(FlowOwner.ExistingBusiness)).Contains(SignupStep.Profile),
        PaymentProfileId = card,
        Offer = offer,
        Country = country,
        StartedAt = now,
    };

    /// <summary>R1 step 4. Refusals: SIGNUP_OVER, OTHER_CUSTOMER. The same customer again is a no-op.</summary>
    public Refusal? Attach(CustomerId customer)
    {
        if (CustomerId == customer) { return null; }
        if (!IsOpen) { return Over; }
        if (CustomerId is not null) { return OtherCustomer; }
        CustomerId = customer;
        return null;
    }

    /// <summary>A customer who has bought before keeps their account, and the card that pays for it.</summary>
    internal void GoOnWith(ClientAccountId account, PaymentProfileId? card) => (ClientAccountId, PaymentProfileId) = (account, PaymentProfileId ?? card);

    /// <summary>The customer said who they are. Refusal: SIGNUP_OVER.</summary>
    public Refusal? ConfirmProfile(string country)
    {
        if (!IsOpen) { return Over; }
        (ProfileConfirmed, Country) = (true, country);
        return null;
    }

    /// <summary>Its list leaves the details out, and they are not known: they are asked all the same, for nothing can be ordered without them.</summary>
    internal void AskForProfile() => Steps = StepList.WithProfile(Steps);

    /// <summary>R1 step 7. Refusal: SIGNUP_OVER.</summary>
    public Refusal? Attach(PaymentProfileId card)
    {
        if (PaymentProfileId == card) { return null; }
        if (!IsOpen) { return Over; }
        PaymentProfileId = card;
        return null;
    }

    /// <summary>Another plan or billing cycle. Refusal: SIGNUP_OVER.</summary>
    public Refusal? Choose(Offer offer)
    {
        if (!IsOpen) { return Over; }
        Offer = offer;
        return null;
    }

    /// <summary>Another promotion code, or none. Refusal: SIGNUP_OVER.</summary>
    /// <param name="reduced">The offer with what the code takes off it, as far as that is known; of another plan or cycle than the chosen one it says nothing.</param>
    public Refusal? Bring(string? code, Offer reduced)
    {
        if (!IsOpen) { return Over; }
        var isForThis = reduced.PlanVersionId == Offer.PlanVersionId && reduced.BillingCycle == Offer.BillingCycle;
        (PromotionCode, Offer) = (code, Offer with { Discount = isForThis ? reduced.Discount : null });
        return null;
    }

    /// <summary>The newest price the customer was shown.</summary>
    public void Show(QuoteId quote) => QuoteId = quote;

    /// <summary>The order is placed. Refusal: SIGNUP_OVER.</summary>
    public Refusal? Order(OrderId order)
    {
        if (!IsOpen) { return Over; }
        (State, OrderId) = (SignupState.Ordered, order);
        return null;
    }

    /// <summary>Collects the contract (R1 step 11); true when with it everything is there.</summary>
    public bool Collect(ContractId contract, DateTimeOffset now)
    {
        ContractId = contract;
        return Complete(now);
    }

    /// <summary>Collects the thank-you page (R1 step 11); true when with it everything is there.</summary>
    public bool Collect(ThankYouPageId page, string url, DateTimeOffset now)
    {
        (ThankYouPageId, ThankYouUrl) = (page, url);
        return Complete(now);
    }

    public void Cancel(DateTimeOffset now) => End(SignupState.Cancelled, now);

    public void Expire(DateTimeOffset now) => End(SignupState.Expired, now);

    /// <summary>It is not complete in time: the next thing is done about it.</summary>
    internal void BeLate(Lateness late) => Late = late;

    /// <summary>A person has to decide. It still completes by itself when what is missing comes.</summary>
    public void Hold()
    {
        if (State == SignupState.Ordered) { State = SignupState.Held; }
    }

    /// <summary>It waits for what is missing once more.</summary>
    internal void WaitAgain()
    {
        if (State == SignupState.Held) { State = SignupState.Ordered; }
        Late = Lateness.AskedAgain;
    }

    /// <summary>A person decides that it is complete without its thank-you page: the contract is shown instead. False unless that is all that is missing.</summary>
    internal bool CompleteWithout(string contractUrl, DateTimeOffset now)
    {
        if (!CanBeDecided || ContractId is null || ThankYouPageId is not null) { return false; }
        ThankYouUrl = contractUrl;
        End(SignupState.Completed, now);
        return true;
    }

    /// <summary>A person may decide about it: it is held, or the team was told that it is late.</summary>
    public bool CanBeDecided => State == SignupState.Held || (State == SignupState.Ordered && Late == Lateness.Told);

    private bool Complete(DateTimeOffset now)
    {
        if (State is not (SignupState.Ordered or SignupState.Held) || ContractId is null || ThankYouPageId is null) { return false; }
        End(SignupState.Completed, now);
        return true;
    }

    private void End(SignupState state, DateTimeOffset now)
    {
        if (State is SignupState.Open or SignupState.Ordered or SignupState.Held) { (State, EndedAt) = (state, now); }
    }
}
