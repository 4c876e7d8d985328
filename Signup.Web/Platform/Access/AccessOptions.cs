namespace SignupWeb.Platform.Access;

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

    /// <summary>How often an open page asks whether its session has run out. Sessions that are taken away end at once, without waiting for this.</summary>
    public TimeSpan RevalidateEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Rounds of PBKDF2-HMAC-SHA512; older hashes are renewed at the next sign-in.</summary>
    public int PasswordIterations { get; set; } = 210_000;

    /// <summary>Passwords hashed at the same time at most; 0 is one for each processor.</summary>
    public int HashesAtOnce { get; set; }

    public TimeSpan IdleLimitOf(Role role) => role == Role.Customer ? IdleLimit : StaffIdleLimit;

    public TimeSpan AbsoluteLimitOf(Role role) => role == Role.Customer ? AbsoluteLimit : StaffAbsoluteLimit;
}
