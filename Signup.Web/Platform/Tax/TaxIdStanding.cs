namespace SignupWeb.Platform.Tax;

/// <summary>What a check of a business tax id has shown.</summary>
public enum TaxIdStanding
{
    /// <summary>Nobody was asked, or there is no answer yet.</summary>
    Unknown,

    Verified,

    /// <summary>There is no such number.</summary>
    NotVerified,
}
