using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Clocks;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.SecondFactor;

/// <summary>A code was right and is used up.</summary>
/// <param name="RecoveryLeft">How many recovery codes are left after one was used; null when it was the app's.</param>
public sealed record UsedCode(int? RecoveryLeft);

/// <summary>Tells right codes from wrong ones, takes each once, and allows only a few wrong ones in a row.</summary>
public sealed class SecondFactorCodes(AuthenticatorKeys keys, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    public static readonly Refusal Invalid = new(RefusalKind.Unauthorized, "CODE_INVALID", "This code is not right or was used before") { Field = "code" };

    public static readonly Refusal Missing = Refusal.Invalid("CODE_MISSING", "Enter the code", "code");

    /// <summary>
    /// Uses a code of the app or a recovery code within the caller's unit of work; of two that come with the same one the database lets
    /// one through. Refusal: CODE_INVALID.
    /// </summary>
    public async Task<Result<UsedCode>> Use(SignupDb db, Guid loginId, string code, CancellationToken cancellationToken)
    {
        var digits = string.Concat(code.Where(char.IsAsciiLetterOrDigit));
        return digits.Length == Totp.Digits ? await UseApps(db, loginId, digits, cancellationToken) : await UseRecovery(db, loginId, code, cancellationToken);
    }

    /// <summary>Whether the app, confirmed or about to be, shows this code; takes it.</summary>
    public bool Accepts(Authenticator authenticator, string code)
    {
        var now = time.GetUtcNow();
        return keys.Open(authenticator.LoginId, authenticator.SealedKey) is { } key
            && Totp.Match(key, string.Concat(code.Where(char.IsAsciiDigit)), time.Unmoved().GetUtcNow()) is { } step
            && authenticator.Accept(step, now);
    }

    /// <summary>
    /// Runs an attempt with a code. It is counted before it runs, so that a thousand at once are no way around the limit, and given back
    /// unless its code was wrong. Refusals: TOO_MANY_REQUESTS, and those of the attempt.
    /// </summary>
    public async Task<Result<T>> Counted<T>(Guid loginId, Func<Task<Result<T>>> attempt)
    {
        if (throttle.Begin(limits.CurrentValue.SecondFactor, "second factor of:" + loginId).Refused(out var tooMany, out var tried)) { return tooMany; }
        var result = await attempt();
        if (result.Refusal?.Code == Invalid.Code) { tried.WasWrong(); }
        else { tried.GiveBack(); }
        return result;
    }

    private async Task<Result<UsedCode>> UseApps(SignupDb db, Guid loginId, string code, CancellationToken cancellationToken)
    {
        var authenticator = await db.Set<Authenticator>().SingleOrDefaultAsync(a => a.LoginId == loginId && a.ConfirmedAt != null, cancellationToken);
        return authenticator is not null && Accepts(authenticator, code) ? new UsedCode(null) : Invalid;
    }

    private async Task<Result<UsedCode>> UseRecovery(SignupDb db, Guid loginId, string code, CancellationToken cancellationToken)
    {
        var hash = RecoveryCodes.HashOf(code);
        var unused = await db.Set<RecoveryCode>().Where(c => c.LoginId == loginId && c.UsedAt == null).ToListAsync(cancellationToken);
        return unused.Find(c => c.Hash == hash)?.Use(time.GetUtcNow()) == true ? new UsedCode(unused.Count - 1) : Invalid;
    }
}
