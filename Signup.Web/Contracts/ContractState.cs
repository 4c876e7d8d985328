namespace SignupWeb.Contracts;

/// <summary>Signed when the order is accepted, active once what it promises is set up, ended when it runs no more.</summary>
public enum ContractState
{
#pragma warning disable CA1720 // signed by people, not a signed number
    Signed,
#pragma warning restore CA1720
    Active,
    Ended,
}
