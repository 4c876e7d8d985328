using SignupTests.House.Planted.Payments.Stripe;

namespace SignupTests.House.Planted.Payments
{
    /// <summary>Innocent: the seam.</summary>
    public sealed record PlantedGateway(WireCharge Charge);

    public sealed record UseCaseThatReadsTheWire(WireCharge Charge);
}

namespace SignupTests.House.Planted.Payments.Stripe
{
    public sealed record WireCharge(long Amount);
}

namespace SignupTests.House.Planted.Payments.Sandbox
{
    public sealed record SandboxGatewayThatSharesTheWire(WireCharge Charge);
}
