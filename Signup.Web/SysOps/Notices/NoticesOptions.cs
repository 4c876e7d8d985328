using SignupWeb.Kernel;
using SignupWeb.Platform.Settings;

namespace SignupWeb.SysOps.Notices;

/// <summary>Section Notices: who beside managers and administrators hears by mail of what needs somebody, and when nobody is to be woken.</summary>
public sealed class NoticesOptions
{
    /// <summary>Whoever took on the contract that a notice is about.</summary>
    public const string Owner = "owner";

    public const string Support = "support";

    public const string Managers = "managers";

    public const string Admins = "admins";

    internal static readonly IReadOnlyList<string> All = [Owner, Support, Managers, Admins];

    /// <summary>An address of the shop that hears of all of it, e.g. that of a duty phone; empty for none.</summary>
    public string? Address { get; set; }

    /// <summary>On the shop's clock: from then until <see cref="QuietUntil"/> mails wait. Both or none.</summary>
    public TimeOnly? QuietFrom { get; set; }

    public TimeOnly? QuietUntil { get; set; }

    /// <summary>What is red waits in quiet hours too; otherwise it is mailed at once at any time.</summary>
    public bool RedWaits { get; set; }

    /// <summary>Saturdays and Sundays are quiet all day, on the shop's clock: mails wait for Monday, and there for the end of the quiet hours.</summary>
    public bool QuietWeekends { get; set; }

    /// <summary>Who hears of a contract that turned red, and so on with each subject: of <see cref="Owner"/>, <see cref="Support"/>, <see cref="Managers"/> and <see cref="Admins"/>, with commas between.</summary>
    public string ContractRed { get; set; } = $"{Owner},{Managers},{Admins}";

    public string ContractYellow { get; set; } = $"{Owner},{Managers},{Admins}";

    public string Acceptance { get; set; } = $"{Owner},{Managers},{Admins}";

    public string SupportLate { get; set; } = $"{Owner},{Support},{Managers},{Admins}";

    public string Money { get; set; } = $"{Owner},{Managers},{Admins}";

    public string AnythingElse { get; set; } = $"{Owner},{Managers},{Admins}";

    public bool AreHours => QuietFrom is null == QuietUntil is null && (QuietFrom is null || QuietFrom != QuietUntil);

    /// <summary>Who hears of this, and whoever must.</summary>
    public IReadOnlyList<string> HearersOf(NoticeSubject subject) => [.. TickForm.Of(KeptFor(subject)), AlwaysOf(subject)];

    /// <summary>R5: of a contract's colour and acceptance the manager is told, of a failure the administrator. Nobody can switch that off.</summary>
    public static string AlwaysOf(NoticeSubject subject) => subject is NoticeSubject.ContractRed or NoticeSubject.ContractYellow or NoticeSubject.Acceptance ? Managers : Admins;

    public bool IsAddressed => string.IsNullOrWhiteSpace(Address) || EmailAddress.TryParse(Address, out _);

    private string KeptFor(NoticeSubject subject) => subject switch
    {
        NoticeSubject.ContractRed => ContractRed,
        NoticeSubject.ContractYellow => ContractYellow,
        NoticeSubject.Acceptance => Acceptance,
        NoticeSubject.Support => SupportLate,
        NoticeSubject.Money => Money,
        NoticeSubject.Else => AnythingElse,
    };
}
