namespace SignupWeb.Payments;

/// <summary>How a call to the payment service ended.</summary>
public enum Outcome
{
    Succeeded,

    /// <summary>The bank or the card said no; another card may work.</summary>
    Declined,

    /// <summary>The bank wants the customer to confirm, on the page at <see cref="Answer{T}.Url"/>.</summary>
    AuthenticationNeeded,

    /// <summary>Nobody knows whether it was carried out, or the service is not there. Never "failed": the same call is made again under the same key.</summary>
    Unknown,

    /// <summary>The service does not accept the call as it is. Ours to repair, not the customer's.</summary>
    Refused,
}

/// <summary>What came back from the payment service, in plain data.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Value">What was found; there with every success, and with a decline when something was made all the same (an open invoice).</param>
public sealed record Answer<T>(Outcome Outcome, T? Value)
    where T : class
{
    /// <summary>The reason, e.g. "insufficient_funds" or "resource_missing".</summary>
    public string? Code { get; init; }

    /// <summary>For the customer, in plain words; also the key of its translation. There when declined.</summary>
    public string? Sentence { get; init; }

    /// <summary>Where the customer confirms the payment. There when authentication is needed.</summary>
    public string? Url { get; init; }

    /// <summary>For us: what exactly was wrong.</summary>
    public string? Fault { get; init; }

    /// <summary>The service's own name for the call, shown to managers.</summary>
    public string? RequestId { get; init; }

    /// <summary>What the service does not accept is the promotion code: without it the call may go through.</summary>
    public bool RefusesPromotion { get; init; }

    public bool Succeeded => Outcome == Outcome.Succeeded;

    /// <summary>The same ending of a call that would have given something else.</summary>
    public Answer<TOther> As<TOther>()
        where TOther : class => new(Outcome, null) { Code = Code, Sentence = Sentence, Url = Url, Fault = Fault, RequestId = RequestId, RefusesPromotion = RefusesPromotion };
}

/// <summary>Makes answers.</summary>
public static class Answer
{
    /// <summary>The service knows the key with other parameters, as after an upgrade that writes a call differently: what came of it is looked up.</summary>
    public const string KeyTaken = "key_taken";

    /// <summary>The service does not let us in: our API key is wrong, or may not do this.</summary>
    public const string NotLetIn = "not_let_in";

    public static Answer<T> Yes<T>(T value, string? requestId = null)
        where T : class => new(Outcome.Succeeded, value) { RequestId = requestId };

    public static Answer<T> Open<T>(string fault, string? requestId = null)
        where T : class => new(Outcome.Unknown, null) { Fault = fault, RequestId = requestId };

    public static Answer<T> No<T>(string code, string fault, string? requestId = null)
        where T : class => new(Outcome.Refused, null) { Code = code, Fault = fault, RequestId = requestId };
}
