namespace SignupWeb.Kernel;

/// <summary>Why a customer ends a contract, if they say so.</summary>
public enum EndReason
{
    NeededLess,
    TooExpensive,
    AnswersDidNotHelp,
    SomethingElse,
}
