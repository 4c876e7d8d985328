namespace SignupWeb.Customers.Registering;

/// <summary>What a registration says about an address that has an account already.</summary>
public enum DuplicateEmail
{
    /// <summary>EMAIL_EXISTS, as long as the budget lasts.</summary>
    Reveal,

    /// <summary>Never anything but "check your e-mail".</summary>
    Private,
}

/// <summary>Section Registration: how much a registration tells a stranger.</summary>
public sealed class RegistrationOptions
{
    public DuplicateEmail DuplicateEmail { get; set; } = DuplicateEmail.Reveal;

    public RevealLimits Reveals { get; set; } = new();
}

/// <summary>How often EMAIL_EXISTS may be told before registrations are answered by mail alone.</summary>
public sealed class RevealLimits
{
    /// <summary>To one address range (/24, or /48) within an hour.</summary>
    public int PerHour { get; set; } = 5;

    /// <summary>To one address range within 24 hours.</summary>
    public int PerDay { get; set; } = 20;

    /// <summary>To all the world within an hour.</summary>
    public int OverallPerHour { get; set; } = 200;

    internal bool AreWhole => PerHour >= 0 && PerDay >= 0 && OverallPerHour >= 0;
}
