using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.Account.Inbox;

/// <summary>A page of a customer's inbox, the newest letter first.</summary>
/// <param name="GoesOn">There is another page behind it.</param>
/// <param name="Unread">Of all pages.</param>
public sealed record InboxReading(IReadOnlyList<InboxLetter> Letters, int Page, bool GoesOn, int Unread);

/// <summary>What a customer was written, and which of it they have not opened. Refusal: UNAUTHORIZED.</summary>
public sealed class ReadInbox(IDbContextFactory<SignupDb> contexts)
{
    public const int PageSize = 25;

    /// <param name="page">From 1.</param>
    public async Task<Result<InboxReading>> Run(Actor actor, int page = 1, CancellationToken cancellationToken = default)
    {
        if (actor.CustomerId is not { Value: var customer }) { return Actor.Unauthorized; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var letters = await db.Set<InboxLetter>().AsNoTracking().Where(l => l.CustomerId == customer).OrderByDescending(l => l.Id).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        return new InboxReading([.. letters.Take(PageSize)], page, letters.Count > PageSize, await Unread(db, customer, cancellationToken));
    }

    internal static Task<int> Unread(SignupDb db, Guid customer, CancellationToken cancellationToken = default) =>
        db.Set<InboxLetter>().CountAsync(l => l.CustomerId == customer && l.ReadAt == null, cancellationToken);
}
