using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>The password was right.</summary>
/// <param name="NewHash">The same password with today's number of rounds; null when the kept one is good.</param>
public sealed record PasswordProof(Proof Proof, string? NewHash)
{
    /// <summary>Keeps the better hash.</summary>
    public void Renew(SignupDb db, Login login) => login.PasswordHash = NewHash ?? login.PasswordHash;
}

/// <summary>
/// R4 SEQ-CUST-003 steps 2 and 3: address and password prove who it is, and open nothing yet. Refusals: INVALID_CREDENTIALS (the
/// same, and as slow, for unknown and wrong), TOO_MANY_REQUESTS, BUSY.
/// </summary>
public sealed class ProvePassword(IDbContextFactory<SignupDb> contexts, PasswordWork passwords, SignInLimit limit)
{
    public async Task<Result<PasswordProof>> Run(string? email, string? password, Origin origin, CancellationToken cancellationToken = default)
    {
        if ((await limit.Begin(email, origin, cancellationToken)).Refused(out var refusal, out var tried)) { return refusal; }
        var compared = await Compare(email, password, cancellationToken);
        if (compared.Refusal == BeginSession.InvalidCredentials) { tried.WasWrong(); }
        else { tried.GiveBack(); }
        return compared;
    }

    private async Task<Result<PasswordProof>> Compare(string? email, string? password, CancellationToken cancellationToken)
    {
        var login = await LookUp(email, cancellationToken);
        if ((await passwords.Compare(login?.PasswordHash, PasswordRules.Bounded(password), cancellationToken)).Refused(out var busy, out var answer)) { return busy; }
        if (login is null || !answer.Matches) { return BeginSession.InvalidCredentials; }
        var newHash = answer.NeedsNewHash ? await passwords.Hash(PasswordRules.Bounded(password), cancellationToken) : default;
        return new PasswordProof(new Proof(login.Id, login.SecurityStamp, IsStrong: false), newHash.IsRefused ? null : newHash.Value);
    }

    private async Task<Login?> LookUp(string? address, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return EmailAddress.TryParse(address, out var email) ? await db.LoginOf(email, cancellationToken) : null;
    }
}
