using SignupWeb.Kernel;
using SignupWeb.Platform.Access;

namespace SignupWeb.SysOps.Setup;

/// <summary>What a staff password must be: what every password must be, and longer, since one opens the whole shop.</summary>
public static class StaffPassword
{
    public const int MinLength = 15;

    private static readonly Refusal TooShort = Refusal.Invalid("PASSWORD_INVALID", "Password must be {0} characters or more", "password") with { Arguments = [MinLength] };

    /// <summary>PASSWORD_INVALID with what is missing, else null.</summary>
    public static Refusal? Check(string? password, string? email) =>
        password is { Length: > 0 and < MinLength } ? TooShort : PasswordRules.Check(password, email);
}
