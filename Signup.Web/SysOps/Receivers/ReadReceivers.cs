using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Receivers;

/// <summary>A receiver, without its secret.</summary>
/// <param name="Waiting">Events on their way to it.</param>
/// <param name="OldSecretUntil">When there is a secret before that still signs.</param>
public sealed record ReceiverLine(ReceiverId Id, ReceiverKind Kind, string Url, IReadOnlyList<string> Events, string By, DateTimeOffset RegisteredAt, DateTimeOffset? FailingSince, SwitchedOff? Off, DateTimeOffset? OldSecretUntil, int Waiting, DateTimeOffset? LastTryAt)
{
    public string Host => Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Authority.Length > 0 ? address.Authority : Url;

    /// <summary>The address behind the host.</summary>
    public string Path => Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Authority.Length > 0 ? address.PathAndQuery : string.Empty;

    internal static IQueryable<ReceiverLine> Of(SignupDb db, IQueryable<Receiver> receivers) => receivers.AsNoTracking().Select(r => new ReceiverLine(
        r.Id,
        r.Kind,
        r.Url,
        r.Events,
        r.By,
        r.RegisteredAt,
        r.FailingSince,
        r.Off,
        r.OldSecretUntil,
        db.Set<Posting>().Count(p => p.ReceiverId == r.Id && p.NextTryAt != null),
        db.Set<Posting>().Where(p => p.ReceiverId == r.Id && p.LastTryAt != null).OrderByDescending(p => p.Id).Select(p => p.LastTryAt).FirstOrDefault()));
}

/// <summary>Reads all receivers, the first registered first, in one statement. Refusals: UNAUTHORIZED, FORBIDDEN.</summary>
public sealed class ReadReceivers(IDbContextFactory<SignupDb> contexts)
{
    public async Task<Result<IReadOnlyList<ReceiverLine>>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReceiverLine.Of(db, db.Set<Receiver>().OrderBy(r => r.RegisteredAt)).ToListAsync(cancellationToken);
    }
}
