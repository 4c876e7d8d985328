namespace SignupWeb.Subscriptions;

/// <summary>Names the translations of this slice (SubscriptionsTexts.de.resx).</summary>
public sealed class SubscriptionsTexts;
