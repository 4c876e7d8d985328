namespace SignupWeb.Customers;

/// <summary>The terms of use people agree to when they register. A new text gets a new version; what was agreed to stays with the customer.</summary>
public static class TermsOfUse
{
    public const string Version = "2026-11";
}
