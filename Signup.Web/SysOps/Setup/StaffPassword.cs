using SignupWeb.Kernel;

namespace SignupWeb.SysOps.Setup;

/// <summary>What a staff password must be: long, since one opens the whole shop (PROMISES: staff 15 or more unless two-factor). No rules of composition.</summary>
public static class StaffPassword
{
    public const int MinLength = 15;

    public const int MaxLength = 128;

    /// <summary>PASSWORD_INVALID with what is missing, else null.</summary>
    public static Refusal? Check(string? password, string? email)
    {
        if (string.IsNullOrEmpty(password)) { return No("Enter a password"); }
        if (password.Length < MinLength) { return No($"Password must be {MinLength} characters or more"); }
        if (password.Length > MaxLength) { return No($"Password must be {MaxLength} characters or fewer"); }
        if (password.Distinct().Count() < 5) { return No("Password must not repeat the same few characters"); }
        if (!string.IsNullOrEmpty(email) && password.Contains(email.Trim(), StringComparison.OrdinalIgnoreCase)) { return No("Password must not hold your e-mail address"); }
        return null;
    }

    private static Refusal No(string sentence) => Refusal.Invalid("PASSWORD_INVALID", sentence, "password");
}
