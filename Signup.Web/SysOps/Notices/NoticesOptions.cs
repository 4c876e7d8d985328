using SignupWeb.Kernel;

namespace SignupWeb.SysOps.Notices;

/// <summary>Section Notices: who beside managers and administrators hears by mail of what needs somebody, and when nobody is to be woken.</summary>
public sealed class NoticesOptions
{
    /// <summary>An address of the shop that hears of all of it, e.g. that of a duty phone; empty for none.</summary>
    public string? Address { get; set; }

    /// <summary>On the shop's clock: from then until <see cref="QuietUntil"/> mails wait. Both or none.</summary>
    public TimeOnly? QuietFrom { get; set; }

    public TimeOnly? QuietUntil { get; set; }

    /// <summary>What is red waits in quiet hours too; otherwise it is mailed at once at any time.</summary>
    public bool RedWaits { get; set; }

    public bool AreHours => QuietFrom is null == QuietUntil is null && (QuietFrom is null || QuietFrom != QuietUntil);

    public bool IsAddressed => string.IsNullOrWhiteSpace(Address) || EmailAddress.TryParse(Address, out _);
}
