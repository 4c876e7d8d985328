using SignupWeb.Customers.SecondFactor;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers.SigningIn;

/// <summary>
/// R4 SEQ-CUST-003: address and password for a session. Refusals: those of <see cref="ProvePassword"/>; ACCOUNT_SUSPENDED,
/// SECOND_FACTOR_NEEDED and CODE_INVALID only after the right password.
/// </summary>
public sealed class SignInCustomer(ProvePassword prove, BeginSession beginSession, SignInWithCode withCode, Troubles troubles)
{
    /// <summary>R5, the customer cannot get in for a reason that is ours.</summary>
    public static readonly Trouble Failing = new("sign-in-failing", "Somebody could not sign in");

    /// <param name="code">Of the authenticator app, or a recovery code, for those who need one; for others it is ignored.</param>
    public Task<Result<SignedIn>> Run(string? email, string? password, SessionKind kind, Origin origin, string? code = null, CancellationToken cancellationToken = default) =>
        troubles.Watch(Failing, () => SignIn(email, password, kind, origin, code, cancellationToken));

    private async Task<Result<SignedIn>> SignIn(string? email, string? password, SessionKind kind, Origin origin, string? code, CancellationToken cancellationToken)
    {
        if ((await prove.Run(email, password, origin, cancellationToken)).Refused(out var refusal, out var proved)) { return refusal; }
        var first = await beginSession.Run(proved.Proof, kind, origin, proved.Renew, cancellationToken);
        if (first.Refusal?.Code != BeginSession.SecondFactorNeeded.Code || string.IsNullOrWhiteSpace(code)) { return first; }
        return (await withCode.Run(proved.Proof, code, kind, origin, proved.Renew, cancellationToken)).Refused(out refusal, out var done) ? refusal : done.SignedIn;
    }
}
