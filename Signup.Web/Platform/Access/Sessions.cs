using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Clocks;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access;

/// <summary>A session that has just begun.</summary>
/// <param name="Principal">For the cookie.</param>
/// <param name="Token">The bearer token, shown this once; null for a cookie session.</param>
public sealed record StartedSession(SessionId Id, ClaimsPrincipal Principal, DateTimeOffset ExpiresAt, string? Token)
{
    /// <summary>The language this person chose; null for none.</summary>
    public string? Culture { get; init; }
}

/// <summary>Starts, recognises and ends sessions.</summary>
public sealed class Sessions(IDbContextFactory<SignupDb> contexts, UnitOfWork unit, IOptions<AccessOptions> options, IOptions<ShopOptions> shop, TimeProvider time) : IKeepsItsTime
{
    public static readonly Refusal NotFound = Refusal.NotFound("SESSION_NOT_FOUND", "There is no such session.");

    internal static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Starts a session for somebody recognised some other way than by password; null when there is no such login or it is blocked.</summary>
    public Task<StartedSession?> Start(Guid loginId, SessionKind kind, Origin origin, CancellationToken cancellationToken = default) => unit.Run(
        async db =>
        {
            var login = await db.Users.SingleOrDefaultAsync(l => l.Id == loginId, cancellationToken);
            return login is null || login.IsBlocked(time.GetUtcNow()) ? null : Start(db, login, kind, origin);
        },
        cancellationToken);

    /// <summary>Adds the row and its event (R4 SEQ-CUST-003 step 5); it counts once the caller's unit of work is saved.</summary>
    /// <param name="strong">More than a password was proved.</param>
    public StartedSession Start(SignupDb db, Login login, SessionKind kind, Origin origin, bool strong = false)
    {
        var token = kind == SessionKind.Bearer ? "sgn_" + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)) : null;
        var session = Session.Start(login, kind, token is null ? null : HashOf(token), origin, strong, options.Value, time.GetUtcNow());
        db.Add(session);
        if (login.Role == Role.Customer) { db.Announce(new CustomerLoggedIn(new CustomerId(login.Id), session.Id)); }
        return new(session.Id, PrincipalOf(login, session), session.ExpiresAt, token) { Culture = login.Culture };
    }

    /// <summary>Who the session belongs to, as of now; null when it has ended or run out.</summary>
    public Task<ClaimsPrincipal?> Who(SessionId id, CancellationToken cancellationToken = default) =>
        Recognise(db => db.Set<Session>().Where(s => s.Id == id), cancellationToken);

    /// <summary>Who holds the bearer token; null when nobody does any more.</summary>
    public Task<ClaimsPrincipal?> WhoHolds(string token, CancellationToken cancellationToken = default)
    {
        var hash = HashOf(token);
        return Recognise(db => db.Set<Session>().Where(s => s.TokenHash == hash), cancellationToken);
    }

    /// <summary>The person's open sessions, the latest used first.</summary>
    public async Task<IReadOnlyList<Session>> OpenOnesOf(Guid loginId, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Session>().AsNoTracking()
            .Where(s => s.LoginId == loginId && s.EndedAt == null && s.ExpiresAt > now && s.IdleUntil > now)
            .OrderByDescending(s => s.LastSeenAt).ToListAsync(cancellationToken);
    }

    /// <summary>Ends one of the actor's own sessions. Refusals: UNAUTHORIZED, SESSION_NOT_FOUND (also for another person's).</summary>
    public Task<Result<Done>> End(Actor actor, SessionId id, SessionEnd why, CancellationToken cancellationToken = default) => unit.Run<Result<Done>>(
        async db =>
        {
            if (actor.LoginId is not { } loginId) { return Actor.Unauthorized; }
            var session = await db.Set<Session>().SingleOrDefaultAsync(s => s.Id == id && s.LoginId == loginId, cancellationToken);
            if (session is null) { return NotFound; }
            session.End(why, time.GetUtcNow());
            return Done.It;
        },
        cancellationToken);

    /// <summary>Ends all of the actor's sessions but the one at hand; answers how many.</summary>
    public Task<Result<int>> EndOthers(Actor actor, CancellationToken cancellationToken = default) => unit.Run<Result<int>>(
        async db => actor is { LoginId: { } loginId } ? await EndAll(db, loginId, SessionEnd.EndedByOwner, time.GetUtcNow(), actor.Session, cancellationToken) : Actor.Unauthorized,
        cancellationToken);

    /// <summary>Ends every open session of a login within the caller's unit of work; answers how many (R4 SEQ-CUST-004 step 4).</summary>
    public static async Task<int> EndAll(SignupDb db, Guid loginId, SessionEnd why, DateTimeOffset now, SessionId? except = null, CancellationToken cancellationToken = default)
    {
        var open = await db.Set<Session>().Where(s => s.LoginId == loginId && s.EndedAt == null).ToListAsync(cancellationToken);
        return open.Count(s => s.Id != except && s.End(why, now));
    }

    /// <summary>Whoever is signed in stays so when the shop's clock is moved.</summary>
    public Task PutOff(TimeSpan by, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            var now = time.GetUtcNow();
            var open = await db.Set<Session>().Where(s => s.EndedAt == null && s.ExpiresAt > now && s.IdleUntil > now).ToListAsync(cancellationToken);
            open.ForEach(s => s.PutOff(by));
            return open.Count;
        },
        cancellationToken);

    internal static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private async Task<ClaimsPrincipal?> Recognise(Func<SignupDb, IQueryable<Session>> which, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await which(db).Join(db.Users, s => s.LoginId, l => l.Id, (session, login) => new { session, login }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || !found.session.IsOpen(now) || found.login.IsBlocked(now)) { return null; }
        if (now - found.session.LastSeenAt >= SeenEvery)
        {
            found.session.Seen(now, options.Value.IdleLimitOf(found.login.Role));
            await TrySave(db, cancellationToken);
        }

        return PrincipalOf(found.login, found.session);
    }

    /// <summary>Who is signed in stays so while nothing can be written: their next click is noted.</summary>
    private static async Task TrySave(SignupDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            db.ChangeTracker.Clear();
        }
    }

    private ClaimsPrincipal PrincipalOf(Login login, Session session)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, login.Id.ToString()),
                new Claim(ClaimTypes.Name, login.DisplayName.Length > 0 ? login.DisplayName : login.Email ?? string.Empty),
                new Claim(ClaimTypes.Role, login.Role.ToString()),
                new Claim(Actor.SessionClaim, session.Id.ToString()),
            ],
            session.Kind.ToString());
        if (login.Role != Role.Customer && !session.IsStrong && options.Value.RequiresSecondFactorOfStaff(shop.Value.TestMode)) { identity.AddClaim(new Claim(Actor.MustAddClaim, "yes")); }
        return new ClaimsPrincipal(identity);
    }
}
