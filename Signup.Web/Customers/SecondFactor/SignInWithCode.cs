using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers.SecondFactor;

/// <param name="RecoveryLeft">How many recovery codes are left after one was used; null when it was a code of the app.</param>
public sealed record SignedInWithCode(SignedIn SignedIn, int? RecoveryLeft);

/// <summary>
/// The second half of a sign-in: after the password a code of the authenticator app, or a recovery code. The code's use and the session
/// are saved together. Refusals: CODE_MISSING, CODE_INVALID, TOO_MANY_REQUESTS, and those of <see cref="BeginSession"/>.
/// </summary>
public sealed class SignInWithCode(UnitOfWork unit, BeginSession beginSession, SecondFactorCodes codes, SecondFactorMail mail)
{
    /// <param name="proof">What the first half proved. A stranger without it is not even asked, so nobody else can use up the tries.</param>
    /// <param name="also">Runs in the same transaction once the session has begun.</param>
    public async Task<Result<SignedInWithCode>> Run(Proof proof, string? code, SessionKind kind, Origin origin, Action<SignupDb, Login>? also = null, CancellationToken cancellationToken = default) =>
        string.IsNullOrWhiteSpace(code)
            ? SecondFactorCodes.Missing
            : await codes.Counted(proof.LoginId, () => SignIn(proof, code, kind, origin, also, cancellationToken));

    private Task<Result<SignedInWithCode>> SignIn(Proof proof, string code, SessionKind kind, Origin origin, Action<SignupDb, Login>? also, CancellationToken cancellationToken) => unit.Run<Result<SignedInWithCode>>(
        async db =>
        {
            if ((await beginSession.Run(db, proof with { IsStrong = true }, kind, origin, also, cancellationToken)).Refused(out var refusal, out var signedIn)) { return refusal; }
            if ((await codes.Use(db, proof.LoginId, code, cancellationToken)).Refused(out refusal, out var used)) { return refusal; }
            if (used.RecoveryLeft is { } left) { await mail.WriteRecoveryCodeUsed(db, proof.LoginId, left, cancellationToken); }
            return new SignedInWithCode(signedIn, used.RecoveryLeft);
        },
        cancellationToken);
}
