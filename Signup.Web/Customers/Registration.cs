using SignupWeb.Kernel;
using SignupWeb.Platform.Access;

namespace SignupWeb.Customers;

/// <summary>What a visitor gives to get an account (R4 SEQ-CUST-001 step 1). Names and terms are asked for by the page; a program may send them.</summary>
public sealed record Registration(string? Email, string? Password)
{
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>The version of the terms agreed to; null when they were not shown.</summary>
    public string? TermsVersion { get; init; }

    /// <summary>Tips and offers are welcome.</summary>
    public bool Marketing { get; init; }

    public string Culture { get; init; } = "en-IE";

    /// <summary>Begins with the account, in one commit; null for none.</summary>
    public SessionKind? Session { get; init; }

    /// <summary>The way on after the mailed link, sealed (SignInHandOff); null when nothing waits.</summary>
    public string? HandOff { get; init; }

    /// <summary>What the page asks beyond the address and the password: names, and agreement to the terms.</summary>
    public IEnumerable<Refusal> MissingOnPage()
    {
        if (string.IsNullOrWhiteSpace(FirstName)) { yield return Refusal.Invalid("FIRST_NAME_MISSING", "Enter your first name", "firstName"); }
        if (string.IsNullOrWhiteSpace(LastName)) { yield return Refusal.Invalid("LAST_NAME_MISSING", "Enter your last name", "lastName"); }
        if (string.IsNullOrEmpty(TermsVersion)) { yield return Refusal.Invalid("TERMS_MISSING", "Agree to the terms to continue", "terms"); }
    }
}

/// <summary>R4 SEQ-CUST-001 step 6: the account was made just now, by whoever asked; or the asker is only told to look into the mailbox.</summary>
/// <param name="Made">The new customer; null when the answer is the mail alone, which tells nobody whether the address was free.</param>
public sealed record Registered(CustomerId? Made, EmailAddress Email)
{
    /// <summary>Nobody may be let in: what there is to tell stands in the mail.</summary>
    public bool ByMail => Made is null;

    /// <summary>The new customer; throws when the answer is the mail alone, so ask <see cref="ByMail"/> first.</summary>
    public CustomerId CustomerId => Made ?? throw new InvalidOperationException("This registration is answered by mail alone.");

    /// <summary>The one that was asked for with the account.</summary>
    public StartedSession? Session { get; init; }

    public static Registered OnlyByMail(EmailAddress email) => new(null, email);
}
