using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Access;

/// <summary>Whether staff may sign in with a password alone.</summary>
public enum StaffTwoFactor
{
    Optional,
    Required,
}

/// <summary>Section Access: how long sign-ins last and how passwords are kept.</summary>
public sealed class AccessOptions
{
    /// <summary>A customer's session ends after this long without a request.</summary>
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromDays(3);

    /// <summary>A customer's session ends this long after the sign-in, whatever happens.</summary>
    public TimeSpan AbsoluteLimit { get; set; } = TimeSpan.FromDays(30);

    /// <summary>As <see cref="IdleLimit"/>, for staff.</summary>
    public TimeSpan StaffIdleLimit { get; set; } = TimeSpan.FromHours(2);

    /// <summary>As <see cref="AbsoluteLimit"/>, for staff.</summary>
    public TimeSpan StaffAbsoluteLimit { get; set; } = TimeSpan.FromHours(12);

    /// <summary>
    /// How often the sessions of all open pages are looked at. One that is taken away usually ends it at once; this is for word that
    /// did not come through, so that no page outlives its session by more than two seconds.
    /// </summary>
    public TimeSpan RevalidateEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Sessions that ended or ran out this long ago are forgotten; each login's newest one stays.</summary>
    public TimeSpan KeepSessionsFor { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Whether staff need more than a password. Empty: Required where real money moves, Optional in the sandbox.</summary>
    public StaffTwoFactor? StaffTwoFactor { get; set; }

    /// <summary>Rounds of PBKDF2-HMAC-SHA512; older hashes are renewed at the next sign-in.</summary>
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>Passwords hashed at the same time at most; 0 leaves one processor to the pages.</summary>
    public int HashesAtOnce { get; set; }

    public bool RequiresSecondFactorOfStaff(bool testMode) => (StaffTwoFactor ?? (testMode ? Access.StaffTwoFactor.Optional : Access.StaffTwoFactor.Required)) == Access.StaffTwoFactor.Required;

    public TimeSpan IdleLimitOf(Role role) => role == Role.Customer ? IdleLimit : StaffIdleLimit;

    public TimeSpan AbsoluteLimitOf(Role role) => role == Role.Customer ? AbsoluteLimit : StaffAbsoluteLimit;
}
