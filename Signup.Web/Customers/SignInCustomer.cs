using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>
/// R4 SEQ-CUST-003: address and password for a session. Refusals: INVALID_CREDENTIALS (the same, and as slow, for unknown and wrong),
/// ACCOUNT_SUSPENDED, SECOND_FACTOR_NEEDED and CODE_INVALID (only after the right password), TOO_MANY_REQUESTS.
/// </summary>
public sealed class SignInCustomer(IDbContextFactory<SignupDb> contexts, PasswordWork passwords, LetIn letIn, SignInWithCode withCode, SignInLimit limit)
{
    /// <param name="code">Of the authenticator app, or a recovery code, for those who need one; others need not leave it out.</param>
    public async Task<Result<SignedIn>> Run(string? email, string? password, SessionKind kind, Origin origin, string? code = null, CancellationToken cancellationToken = default)
    {
        if ((await Prove(email, password, origin, cancellationToken)).Refused(out var refusal, out var proved)) { return refusal; }
        var first = await letIn.Run(proved!.Proof, kind, origin, proved.Renew, cancellationToken);
        if (first.Refusal?.Code != LetIn.SecondFactorNeeded.Code || string.IsNullOrWhiteSpace(code)) { return first; }
        return (await withCode.Run(proved.Proof, code, kind, origin, proved.Renew, cancellationToken)).Refused(out refusal, out var done) ? refusal : done!.SignedIn;
    }

    /// <summary>Steps 2 and 3 alone, for the page that then asks for a second factor.</summary>
    public async Task<Result<Proved>> Prove(string? email, string? password, Origin origin, CancellationToken cancellationToken = default)
    {
        if (await limit.IsReached(email, origin, cancellationToken) is { } tooMany) { return tooMany; }
        var login = await LookUp(email, cancellationToken);
        var answer = await passwords.Compare(login?.PasswordHash, PasswordRules.Bounded(password), cancellationToken);
        if (login is null || !answer.Matches)
        {
            limit.Count(email, origin);
            return LetIn.InvalidCredentials;
        }

        var newHash = answer.NeedsNewHash ? await passwords.Hash(PasswordRules.Bounded(password), cancellationToken) : null;
        return new Proved(new Proof(login.Id, login.SecurityStamp, IsStrong: false), newHash);
    }

    /// <summary>Step 2.</summary>
    private async Task<Login?> LookUp(string? address, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return EmailAddress.TryParse(address, out var email) ? await db.LoginOf(email, cancellationToken) : null;
    }

    /// <summary>The password was right.</summary>
    /// <param name="NewHash">The same password with today's number of rounds; null when the kept one is good.</param>
    public sealed record Proved(Proof Proof, string? NewHash)
    {
        /// <summary>Keeps the better hash.</summary>
        public void Renew(SignupDb db, Login login) => login.PasswordHash = NewHash ?? login.PasswordHash;
    }
}
