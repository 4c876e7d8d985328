using SignupWeb.Kernel;

namespace SignupWeb.Platform.Outbox;

/// <summary>Which messages carry more of a person than an id, and what is left of them once that person is erased.</summary>
public static class ErasedPersons
{
    /// <summary>The same message without the person; itself when it carries ids only.</summary>
    public static IEvent In(IEvent happened) => happened switch
    {
        SignupRequestedForReporting e => e with { Email = EmailAddress.Erased.Value, FirstName = string.Empty, LastName = string.Empty },
        ChargeRequested e => e with { Party = e.Party.Erased() },
        OrderAccepted e => e with { Party = e.Party.Erased() },
        CustomerSuspended e => e with { Reason = string.Empty },
        _ => happened,
    };
}
