using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

/// <summary>Where a customer stands (R4).</summary>
public enum CustomerStatus
{
    Unverified,
    Verified,
    Suspended,
}

/// <summary>When, why and by whom an account was suspended (R4 SEQ-CUST-004).</summary>
public sealed record Suspension(DateTimeOffset At, string Reason, string By);

/// <summary>Which version of the terms of use was agreed to, and when.</summary>
public sealed record TermsAgreement(string Version, DateTimeOffset At);

/// <summary>A person with a login who buys, or may buy: status, profile and what they agreed to (R2 UserProfile, R4). The id is the login's.</summary>
public sealed class Customer : IVersioned, IWatched
{
    public static readonly Refusal NotFound = Refusal.NotFound("CUSTOMER_NOT_FOUND", "There is no such customer.");

    public static readonly Refusal EmailInvalid = Refusal.Invalid("EMAIL_INVALID", "Enter an e-mail address in the right format, like name@example.com", "email");

    public static readonly Refusal EmailMissing = EmailInvalid with { Sentence = "Enter your e-mail address" };

    /// <summary>R5, creates or updates account, for the case that it does not come about for a reason that is ours.</summary>
    public static readonly Trouble NotSaved = new("account-not-saved", "An account could not be made or changed");

    public CustomerId Id { get; private set; }

    public EmailAddress Email { get; private set; }

    public CustomerStatus Status { get; private set; }

    public Profile Profile { get; private set; } = Profile.Empty;

    public DateTimeOffset RegisteredAt { get; private set; }

    public DateTimeOffset? VerifiedAt { get; private set; }

    public Suspension? Suspension { get; private set; }

    /// <summary>When the person asked to be forgotten; what is left is a tombstone without personal data.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public TermsAgreement? Terms { get; private set; }

    /// <summary>When tips and offers were asked for; null when they were not.</summary>
    public DateTimeOffset? MarketingConsentAt { get; private set; }

    /// <summary>The language of mails, e.g. "de-DE".</summary>
    public string Culture { get; private set; } = "en-IE";

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [Id.ToString()];

    /// <summary>R4 SEQ-CUST-001 step 4.</summary>
    public static Customer Register(CustomerId id, EmailAddress email, Registration registration, DateTimeOffset now) => new()
    {
        Id = id,
        Email = email,
        Status = CustomerStatus.Unverified,
        Profile = Profile.Empty with { FirstName = registration.FirstName?.Trim() ?? string.Empty, LastName = registration.LastName?.Trim() ?? string.Empty },
        RegisteredAt = now,
        Terms = registration.TermsVersion is { Length: > 0 } version ? new(version, now) : null,
        MarketingConsentAt = registration.Marketing ? now : null,
        Culture = registration.Culture,
    };

    /// <summary>R4 SEQ-CUST-002 step 3. Answers whether anything changed.</summary>
    public bool Verify(DateTimeOffset now)
    {
        if (VerifiedAt is not null) { return false; }
        VerifiedAt = now;
        if (Status == CustomerStatus.Unverified) { Status = CustomerStatus.Verified; }
        return true;
    }

    /// <summary>Another address, proved by the link mailed to it. Answers whether the customer was not verified before.</summary>
    public bool MoveTo(EmailAddress email, DateTimeOffset now)
    {
        Email = email;
        return Verify(now);
    }

    /// <summary>Reads us in another language from now on.</summary>
    public void Speak(string culture) => Culture = culture;

    /// <summary>Whoever proved the address also gave these names.</summary>
    public void TakeNames(string firstName, string lastName) => Profile = Profile with { FirstName = firstName, LastName = lastName };

    /// <summary>R4 SEQ-CUST-004 step 3. Answers whether anything changed; a second suspension keeps the first one's time and reason.</summary>
    public bool Suspend(string reason, string by, DateTimeOffset now)
    {
        if (Suspension is not null) { return false; }
        (Status, Suspension) = (CustomerStatus.Suspended, new(now, reason, by));
        return true;
    }

    /// <summary>Back to what the customer was before. Answers whether anything changed.</summary>
    public bool Reinstate()
    {
        if (Suspension is null) { return false; }
        (Status, Suspension) = (VerifiedAt is null ? CustomerStatus.Unverified : CustomerStatus.Verified, null);
        return true;
    }

    /// <summary>
    /// The person is forgotten for good; what they agreed to and when stays as dates. The address they had is free for a new account.
    /// Answers whether anything changed.
    /// </summary>
    public bool Erase(DateTimeOffset now)
    {
        if (ErasedAt is not null) { return false; }
        (Email, Profile, ErasedAt) = (TombstoneOf(Id), Profile.Empty, now);
        (Status, Suspension, MarketingConsentAt) = (VerifiedAt is null ? CustomerStatus.Unverified : CustomerStatus.Verified, null, null);
        return true;
    }

    /// <summary>The address that stands for an erased customer: unique, and nobody's.</summary>
    public static EmailAddress TombstoneOf(CustomerId id) => EmailAddress.Parse($"erased-{id}@erased.invalid");

    /// <summary>R4 SEQ-CUST-005 steps 4 and 5. Refusal: ACCOUNT_SUSPENDED.</summary>
    public Refusal? Update(Profile profile, string supportEmail)
    {
        if (IsSuspended(supportEmail) is { } refusal) { return refusal; }
        Profile = profile;
        return null;
    }

    /// <summary>ACCOUNT_SUSPENDED, saying whom to write to; null when not suspended.</summary>
    public Refusal? IsSuspended(string supportEmail) => Suspension is null
        ? null
        : new Refusal(RefusalKind.Forbidden, "ACCOUNT_SUSPENDED", "This account is suspended. Contact {0}.") { Arguments = [supportEmail] };
}
