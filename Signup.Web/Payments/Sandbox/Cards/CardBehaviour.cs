namespace SignupWeb.Payments.Sandbox.Cards;

/// <summary>How a test card behaves. Only this name, brand, last four, expiry and a fingerprint are ever stored.</summary>
public enum CardBehaviour
{
    /// <summary>Everything works.</summary>
    Works,

    /// <summary>Declined when it is saved, no reason given.</summary>
    Declined,

    /// <summary>Declined when it is saved: not enough money.</summary>
    InsufficientFunds,

    /// <summary>Declined when it is saved: expired.</summary>
    Expired,

    /// <summary>Declined when it is saved: wrong security code.</summary>
    WrongCvc,

    /// <summary>Declined when it is saved: the network failed.</summary>
    ProcessingError,

    /// <summary>Not a card number at all.</summary>
    InvalidNumber,

    /// <summary>Can be saved, every later charge is declined.</summary>
    FailsLater,

    /// <summary>Works, and the charge is disputed a while later.</summary>
    DisputedLater,

    /// <summary>Works; a refund succeeds and fails a moment later.</summary>
    RefundFailsLater,

    /// <summary>Works; a refund is pending for a moment and succeeds then.</summary>
    RefundIsPending,

    /// <summary>Asks to authenticate when it is saved, works afterwards.</summary>
    AuthenticateOnce,

    /// <summary>Asks to authenticate when it is saved and at every charge.</summary>
    AuthenticateAlways,
}
