using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Setup;

/// <summary>Section Setup: the first administrator for an unattended installation. Without it a one-time link is printed on the console.</summary>
public sealed class SetupOptions
{
    public string AdminEmail { get; set; } = string.Empty;

    public string AdminPassword { get; set; } = string.Empty;

    /// <summary>Shown on boards and in greetings.</summary>
    public string AdminName { get; set; } = "Administrator";

    public bool IsUnattended => AdminEmail.Length > 0;

    internal bool IsWhole => (AdminEmail.Length > 0) == (AdminPassword.Length > 0);

    internal bool EmailIsValid => !IsUnattended || EmailAddress.TryParse(AdminEmail, out _);

    internal bool PasswordIsValid => !IsUnattended || PasswordRules.Check(AdminPassword, AdminEmail, Role.Admin) is null;
}
