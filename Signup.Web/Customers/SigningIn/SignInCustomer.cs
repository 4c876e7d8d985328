using SignupWeb.Customers.SecondFactor;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;

namespace SignupWeb.Customers.SigningIn;

/// <summary>
/// R4 SEQ-CUST-003: address and password for a session. Refusals: those of <see cref="ProvePassword"/>; ACCOUNT_SUSPENDED,
/// SECOND_FACTOR_NEEDED and CODE_INVALID only after the right password.
/// </summary>
public sealed class SignInCustomer(ProvePassword prove, BeginSession beginSession, SignInWithCode withCode)
{
    /// <param name="code">Of the authenticator app, or a recovery code, for those who need one; for others it is ignored.</param>
    public async Task<Result<SignedIn>> Run(string? email, string? password, SessionKind kind, Origin origin, string? code = null, CancellationToken cancellationToken = default)
    {
        if ((await prove.Run(email, password, origin, cancellationToken)).Refused(out var refusal, out var proved)) { return refusal; }
        var first = await beginSession.Run(proved.Proof, kind, origin, proved.Renew, cancellationToken);
        if (first.Refusal?.Code != BeginSession.SecondFactorNeeded.Code || string.IsNullOrWhiteSpace(code)) { return first; }
        return (await withCode.Run(proved.Proof, code, kind, origin, proved.Renew, cancellationToken)).Refused(out refusal, out var done) ? refusal : done.SignedIn;
    }
}
