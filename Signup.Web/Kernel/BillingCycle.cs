namespace SignupWeb.Kernel;

/// <summary>How often a plan is billed. Once is for downloads.</summary>
public enum BillingCycle
{
    Monthly,
    Yearly,
    Once,
}
