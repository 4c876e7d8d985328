using Microsoft.Extensions.Localization;
using SignupWeb.SysOps.Search;

namespace SignupWeb.Shell;

/// <summary>What the things are called that the command menu finds.</summary>
public static class CommandWords
{
    public static string Of(ThingKind kind, IStringLocalizer words) => kind switch
    {
        ThingKind.Customer => words["Customer"],
        ThingKind.Contract => words["Contract"],
        ThingKind.Order => words["Order"],
        ThingKind.Signup => words["Sign-up"],
        ThingKind.Request => words["Support request"],
        ThingKind.Risk => words["Risk"],
    };

    public static string Icon(ThingKind kind) => kind switch
    {
        ThingKind.Customer => "users",
        ThingKind.Contract => "file",
        ThingKind.Order => "receipt",
        ThingKind.Signup => "route",
        ThingKind.Request => "support",
        ThingKind.Risk => "flag",
    };
}
