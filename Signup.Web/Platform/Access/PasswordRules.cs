using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Access;

/// <summary>
/// What a password must be: long enough, and not one of those tried first (R4 SEQ-CUST-001 step 2). No rules about kinds of
/// characters. A staff password opens the whole shop, so it must be longer.
/// </summary>
public static class PasswordRules
{
    public const int MinLength = 8;

    public const int MinStaffLength = 15;

    public const int MaxLength = 128;

    /// <summary>PASSWORD_INVALID with the list "requirements" of what is missing; null when all is well.</summary>
    /// <param name="shop">Its name, which is tried first here.</param>
    public static Refusal? Check(string? password, string? email, Role role = Role.Customer, string field = "password", string shop = "")
    {
        var missing = Missing(password ?? string.Empty, email?.Trim() ?? string.Empty, MinLengthOf(role), shop).ToList();
        if (missing.Count == 0) { return null; }
        return Refusal.Invalid("PASSWORD_INVALID", missing[0].Sentence, field) with
        {
            Arguments = missing[0].Arguments,
            Details = new Dictionary<string, object?>(StringComparer.Ordinal) { ["requirements"] = missing.Select(m => m.Message).ToList() },
        };
    }

    public static int MinLengthOf(Role role) => role == Role.Customer ? MinLength : MinStaffLength;

    /// <summary>No longer than any password can be, so that comparing a huge one costs nothing.</summary>
    public static string Bounded(string? password) => password is null ? string.Empty : password.Length > MaxLength ? password[..(MaxLength + 1)] : password;

    private static IEnumerable<Refusal> Missing(string password, string email, int minLength, string shop)
    {
        if (password.Length == 0) { yield return Say("Enter a password"); }
        if (password.Length > 0 && password.Length < minLength) { yield return Say("Password must be {0} characters or more", minLength); }
        if (password.Length > MaxLength) { yield return Say("Password must be {0} characters or fewer", MaxLength); }
        if (password.Length >= MinLength && CommonPasswords.Holds(password, shop)) { yield return Say("This password is too easy to guess."); }
        if (email.Length > 0 && IsTheAddress(password, email)) { yield return Say("Password must not be your e-mail address"); }
    }

    private static bool IsTheAddress(string password, string email) =>
        password.Equals(email, StringComparison.OrdinalIgnoreCase) || (password.Length >= MinLength && password.Equals(email.Split('@')[0], StringComparison.OrdinalIgnoreCase));

    private static Refusal Say(string sentence, params IReadOnlyList<object> values) => Refusal.Invalid("PASSWORD_INVALID", sentence) with { Arguments = values };
}
