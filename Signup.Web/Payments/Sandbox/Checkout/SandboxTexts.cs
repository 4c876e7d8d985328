namespace SignupWeb.Payments.Sandbox.Checkout;

/// <summary>Marker for the translations of the hosted test pages.</summary>
public sealed class SandboxTexts;
