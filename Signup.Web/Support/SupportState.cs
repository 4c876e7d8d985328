namespace SignupWeb.Support;

/// <summary>Open while the customer waits for us, answered while we wait for them, closed when it is settled.</summary>
public enum SupportState
{
    Open,
    Answered,
    Closed,
}
