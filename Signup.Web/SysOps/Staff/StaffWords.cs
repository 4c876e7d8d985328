using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Staff;

/// <summary>Roles in words.</summary>
public static class StaffWords
{
    public static string Of(Role role, IStringLocalizer words) => role switch
    {
        Role.Admin => words["Administrator"],
        Role.Manager => words["Manager"],
        Role.Support => words["Support"],
        Role.Customer => words["Customer"],
    };
}
