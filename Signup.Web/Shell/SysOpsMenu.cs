using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Shell;

/// <summary>One entry of the side navigation.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Name">What it is called, in English; translated when shown.</param>
/// <param name="Url">Where it leads; it is current for this address and those below it.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="OnlyForManagers">For managers and administrators.</param>
/// <param name="OnlyForAdmins">For administrators.</param>
/// <param name="Below">Other addresses that belong to it.</param>
/// <param name="OnlyInSandbox">For those who may change it, while the built-in sandbox takes the place of the payment service.</param>
/// <param name="Alone">Current for its address only, not for those below it.</param>
public sealed record SysOpsEntry(string Group, string Name, string Url, string Icon, bool OnlyInSandbox = false, string? Below = null, bool OnlyForManagers = false, bool Alone = false, bool OnlyForAdmins = false);

/// <summary>The side navigation of SysOps. An entry stands here once its page exists.</summary>
public static class SysOpsMenu
{
    /// <summary>All entries in their order.</summary>
    public static readonly IReadOnlyList<SysOpsEntry> Entries =
    [
        new("Watch", "Overview", "/ops", "overview", Alone: true),
        new("Watch", "Board", "/ops/board", "board", Below: "/ops/contracts"),
        new("Watch", "Tasks", "/ops/tasks", "tick"),
        new("Watch", "Risks", "/ops/risks", "flag"),
        new("Watch", "Support", "/ops/support", "support"),
        new("Watch", "Money", "/ops/money", "scale", Below: "/ops/orders"),
        new("Find", "Customers", "/ops/customers", "users"),
        new("Find", "Sign-ups", "/ops/signups", "route"),
        new("Find", "Orders", "/ops/orders", "receipt", Alone: true),
        new("Sell", "Plans and prices", "/ops/plans", "box", OnlyForManagers: true),
        new("Sell", "Promotion codes", "/ops/promotions", "tag", OnlyForManagers: true),
        new("Sell", "Acceptance criteria", "/ops/criteria", "list", OnlyForManagers: true),
        new("Operate", "Mails", "/ops/mails", "mail", OnlyForManagers: true),
        new("Operate", "Messages", "/ops/messages", "outbox", OnlyForManagers: true),
        new("Operate", "Webhooks", "/ops/webhooks", "webhook", OnlyForManagers: true),
        new("Operate", "Event receivers", "/ops/receivers", "plug", OnlyForAdmins: true),
        new("Operate", "Deadlines", "/ops/deadlines", "clock", OnlyForManagers: true),
        new("Operate", "Doctor", "/ops/doctor", "pulse", OnlyForAdmins: true),
        new("Administer", "Staff", "/ops/staff", "key", OnlyForAdmins: true),
        new("Administer", "Settings", "/ops/settings", "sliders", OnlyForManagers: true),
        new("Administer", "Audit", "/ops/audit", "list", OnlyForAdmins: true),
        new("Try out", "Tour", "/ops/tour", "route"),
        new("Try out", "Sandbox", "/ops/sandbox", "wrench", OnlyInSandbox: true),
    ];

    /// <summary>The entries this member of the team finds.</summary>
    public static IEnumerable<SysOpsEntry> For(Actor staff, bool inSandbox) => Entries.Where(entry => (!entry.OnlyInSandbox || inSandbox) && (!(entry.OnlyInSandbox || entry.OnlyForManagers) || staff.Role is (Role.Manager or Role.Admin)) && (!entry.OnlyForAdmins || staff.Role == Role.Admin));
}
