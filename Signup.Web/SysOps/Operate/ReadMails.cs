using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.SysOps.Operate;

/// <summary>What the mail log shows.</summary>
/// <param name="Waiting">How many wait, whatever is filtered.</param>
/// <param name="Next">Behind which mail the next page begins; null on the last one.</param>
public sealed record MailReading(int Waiting, IReadOnlyList<MailLine> Lines, Guid? Next)
{
    /// <summary>The mail that is open, and its text.</summary>
    public (Guid Id, string Text)? Open { get; init; }
}

/// <summary>
/// Reads the mail log, newest first. No index leads to a state or an address: a filter looks through as many mails as <see cref="LooksThrough"/>
/// and then says where to look on. At most five statements. Refusals: UNAUTHORIZED, FORBIDDEN.
/// </summary>
public sealed class ReadMails(IDbContextFactory<SignupDb> contexts)
{
    public const int PageSize = 50;

    /// <summary>Mails a filtered page looks through at most.</summary>
    public const int LooksThrough = 2_000;

    public async Task<Result<MailReading>> Run(Actor actor, MailFilter? filter = null, Guid? after = null, Guid? open = null, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Manager, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var from = Behind(db, after).OrderByDescending(m => m.Id);
        var wanted = filter ?? MailFilter.All;
        var lines = await Fitting(from, wanted).OrderByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new MailLine(m.Id, m.WrittenAt, m.Recipient, m.Subject, m.Kind, m.CustomerId, m.SentAt, m.NextTryAt, m.Tries, m.LastError)).ToListAsync(cancellationToken);
        var next = lines.Count > PageSize ? lines[PageSize - 1].Id : IsLookedThrough(wanted) ? await EndOf(from, cancellationToken) : null;
        var waiting = await db.Set<MailMessage>().CountAsync(m => m.NextTryAt != null, cancellationToken);
        return new MailReading(waiting, await Told(db, [.. lines.Take(PageSize)], cancellationToken), next) { Open = open is { } id ? await Text(db, id, cancellationToken) : null };
    }

    private static IQueryable<MailMessage> Behind(SignupDb db, Guid? after)
    {
        var mails = db.Set<MailMessage>().AsNoTracking();
        return after is { } id ? mails.Where(m => m.Id < id) : mails;
    }

    /// <summary>What waits has an index, and is not much.</summary>
    private static bool IsLookedThrough(MailFilter filter) => filter.State is MailState.Sent or MailState.InAccount or MailState.Failed || filter.Recipient.Length > 0;

    private static IQueryable<MailMessage> Fitting(IOrderedQueryable<MailMessage> from, MailFilter filter)
    {
        var mails = IsLookedThrough(filter) ? from.Take(LooksThrough) : from;
        mails = filter.State is not { } state ? mails : state switch
        {
            MailState.Waiting => mails.Where(m => m.NextTryAt != null),
            MailState.Sent => mails.Where(m => m.SentAt != null),
            MailState.InAccount => mails.Where(m => m.NextTryAt == null && m.SentAt == null && m.Tries == 0),
            MailState.Failed => mails.Where(m => m.NextTryAt == null && m.SentAt == null && m.Tries > 0),
        };
        var address = filter.Recipient.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // the database compares
        return address.Length == 0 ? mails : mails.Where(m => m.Recipient.ToLower().Contains(address));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }

    private static async Task<Guid?> EndOf(IQueryable<MailMessage> from, CancellationToken cancellationToken)
    {
        var last = await from.Skip(LooksThrough - 1).Select(m => m.Id).FirstOrDefaultAsync(cancellationToken);
        return last == Guid.Empty ? null : last;
    }

    private static async Task<IReadOnlyList<MailLine>> Told(SignupDb db, List<MailLine> lines, CancellationToken cancellationToken)
    {
        var ids = lines.Where(l => l.CustomerId is not null).Select(l => new CustomerId(l.CustomerId!.Value)).Distinct().ToList();
        if (ids.Count == 0) { return lines; }
        var erased = await db.Set<Customer>().Where(c => ids.Contains(c.Id) && c.ErasedAt != null).Select(c => c.Id).ToListAsync(cancellationToken);
        return lines.ConvertAll(l => l with { ErasedRecipient = l.CustomerId is { } id && erased.Contains(new(id)) });
    }

    private static async Task<(Guid Id, string Text)?> Text(SignupDb db, Guid id, CancellationToken cancellationToken)
    {
        var mail = await db.Set<MailMessage>().Where(m => m.Id == id).Select(m => new { m.Kind, m.Text }).SingleOrDefaultAsync(cancellationToken);
        return mail is null ? null : (id, SecretLinks.Without(mail.Kind, mail.Text));
    }
}
