using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Access;

/// <summary>How long sign-ins last, and how often somebody may try.</summary>
internal static class AccessSettings
{
    private static readonly TimeForm SignedIn = new(TimeSpan.FromMinutes(5), TimeSpan.FromDays(365));
    private static readonly TimeForm Within = new(TimeSpan.FromSeconds(10), TimeSpan.FromDays(1));
    private static readonly NumberForm Times = new(1, 100_000);

    public static readonly IReadOnlyList<Setting> OfSignIns =
    [
        new(SettingSection.SignIn, "Access:StaffTwoFactor", "Second factor of staff", new ChoiceForm(("", "Where real money moves"), ("Required", "Required"), ("Optional", "Optional")), "Required: the role of whoever signed in with a password alone counts only once they have added one.") { IsCommon = true },
        new(SettingSection.SignIn, "Access:IdleLimit", "Customers, without a request", SignedIn, "Then the customer must sign in again; counts for each from their next request on."),
        new(SettingSection.SignIn, "Access:AbsoluteLimit", "Customers, at most", SignedIn, "This long after signing in, a customer must sign in again; counts for sign-ins from now on."),
        new(SettingSection.SignIn, "Access:StaffIdleLimit", "Staff, without a request", SignedIn, "Then staff must sign in again; counts for each from their next request on."),
        new(SettingSection.SignIn, "Access:StaffAbsoluteLimit", "Staff, at most", SignedIn, "This long after signing in, staff must sign in again; counts for sign-ins from now on."),
        new(SettingSection.Retention, "Access:KeepSessionsFor", "Sign-ins", new TimeForm(TimeSpan.FromDays(1), TimeSpan.FromDays(7305)), "Sign-ins are kept for this long after they ended; the newest of each person stays."),
    ];

    public static readonly IReadOnlyList<Setting> OfLimits =
    [
        .. Limit("SignIn", "Sign-in", "Failed sign-ins from one address, and to one account from networks it never used."),
        .. Limit("SecondFactor", "Second factor", "Wrong codes for one person."),
        .. Limit("Registration", "Registration", "Accounts made from one address; ten times as many from its whole range."),
        .. Limit("Start", "Sign-ups begun", "Sign-ups that visitors begin from one range of addresses."),
        .. Limit("Mail", "Mails with a link", "Confirmations and new passwords, mailed to one account."),
        .. Limit("Api", "API", "Calls by one person, or from one address without a sign-in."),
        .. Limit("Support", "Support", "Requests and messages by one customer."),
        new(SettingSection.Limits, "Limits:LivePages", "Live pages, open at once", Times, "Pages open at the same time from one range of addresses; whoever has too many is told to close some."),
    ];

    private static IEnumerable<Setting> Limit(string key, string name, string effect) =>
    [
        new(SettingSection.Limits, $"Limits:{key}:Count", $"{name}, how often", Times, effect),
        new(SettingSection.Limits, $"Limits:{key}:Window", $"{name}, within", Within, effect),
    ];
}
