using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;

namespace SignupWeb.Customers.Providers;

/// <summary>What the link in the mail says; sealed, because it names a person at a provider.</summary>
/// <param name="Stamp">The login's security stamp: a password chosen meanwhile makes the link worthless.</param>
/// <param name="GoOn">Where the sign-in with the provider starts again, with the way on it had.</param>
public sealed record ConnectLink(Guid LoginId, string? Stamp, ProviderIdentity Who, string GoOn, DateTimeOffset ExpiresAt);

/// <summary>
/// An account without a password (made with another provider) is connected by a link to its mailbox. It works for 30 minutes and
/// only adds the connection: whoever wants to get in then signs in with the provider. Refusals: INVALID_TOKEN, TOO_MANY_REQUESTS, and those of
/// <see cref="ConnectExistingAccount"/>.
/// </summary>
public sealed class ConnectByMail(UnitOfWork unit, ConnectExistingAccount existing, IdentityProviders providers, ProviderMail mail, IDataProtectionProvider protection, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    private const int MaxLength = 6000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private readonly IDataProtector protector = protection.CreateProtector("connect provider by mail");

    /// <summary>Sends the link.</summary>
    public async Task<Result<Done>> Ask(ProviderIdentity who, string goOn, CancellationToken cancellationToken = default)
    {
        if (!who.EmailIsVerified || !EmailAddress.TryParse(who.Email, out var email)) { return ProviderRefusals.EmailNeeded; }
        if (throttle.Take(limits.CurrentValue.Mail, "connect:" + email.Normalized) is { } tooMany) { return tooMany; }
        return await unit.Run<Result<Done>>(
            async db =>
            {
                if (await db.LoginOf(email, cancellationToken) is not { Role: Role.Customer } login) { return ProviderRefusals.EmailNeeded; }
                var link = new ConnectLink(login.Id, login.SecurityStamp, who, goOn, time.GetUtcNow() + Lifetime);
                await mail.WriteLink(db, new CustomerId(login.Id), providers.NameOf(who.Provider), protector.Protect(JsonSerializer.Serialize(link)), cancellationToken);
                return Done.It;
            },
            cancellationToken);
    }

    /// <summary>The link's button was pressed.</summary>
    public Task<Result<ConnectLink>> Run(string? token, CancellationToken cancellationToken = default) => unit.Run<Result<ConnectLink>>(
        async db =>
        {
            if (Read(token) is not { } link) { return SignedLinks.Invalid; }
            var login = await db.Users.SingleOrDefaultAsync(l => l.Id == link.LoginId, cancellationToken);
            if (login is null || login.SecurityStamp != link.Stamp) { return SignedLinks.Invalid; }
            return (await existing.ConnectOwn(db, login, link.Who, cancellationToken)).Refused(out var refusal, out _) ? refusal : link;
        },
        cancellationToken);

    /// <summary>Null when it is not one of ours, or its time is over.</summary>
    public ConnectLink? Read(string? token)
    {
        if (token is not { Length: > 0 and < MaxLength }) { return null; }
        try
        {
            var link = JsonSerializer.Deserialize<ConnectLink>(protector.Unprotect(token))!;
            return link.ExpiresAt > time.GetUtcNow() ? link : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
