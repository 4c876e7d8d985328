using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Account.SupportRequests;
using SignupWeb.Contracts;
using SignupWeb.Contracts.Amendments;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Web;
using SignupWeb.Provisioning;
using SignupWeb.Relations;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using SignupWeb.Support;

namespace SignupWeb.Account.Export;

/// <summary>Everything we hold about one customer, as a file to take away.</summary>
/// <param name="FileName">E.g. "my-data-2026-11-21.zip".</param>
/// <param name="WriteTo">Writes the ZIP as it reads what belongs into it.</param>
public sealed record AccountExport(string FileName, Func<Stream, Task> WriteTo);

/// <summary>
/// "Download my data", for the owner or an administrator: everything of the customer as a ZIP, and nothing that would let its reader in.
/// That an administrator took it away is kept with the customer's events.
/// Refusals: UNAUTHORIZED, CUSTOMER_NOT_FOUND (also for another person's, and for one who was erased).
/// </summary>
public sealed class ExportAccount(IDbContextFactory<SignupDb> contexts, UnitOfWork unit, ExportDocuments documents, SupportFiles contents, IOptions<ShopOptions> shop, TimeProvider time)
{
    public async Task<Result<AccountExport>> Run(Actor actor, CustomerId id, CancellationToken cancellationToken = default)
    {
        if (actor.NeedsToBe(id, Customer.NotFound, Role.Admin) is { } no) { return no; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var customer = await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (customer is not { ErasedAt: null }) { return Customer.NotFound; }
        var now = time.GetUtcNow();
        if (actor.CustomerId != id) { await Note(actor, new(id, actor.Name), cancellationToken); }
        return new AccountExport($"my-data-{shop.Value.Local(now):yyyy-MM-dd}.zip", reader => Write(customer, reader, now, cancellationToken));
    }

    private async Task Write(Customer customer, Stream reader, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var zip = await ExportZip.To(reader, now, cancellationToken);
        await zip.AddText("README.txt", documents.Readme(customer, now));
        await AddPerson(db, zip, customer, cancellationToken);
        await AddPurchases(db, zip, customer, cancellationToken);
        await AddSupport(db, zip, customer.Id, cancellationToken);
        await AddTraces(db, zip, customer.Id, cancellationToken);
    }

    private Task<Done> Note(Actor actor, CustomerExported happened, CancellationToken cancellationToken) => unit.Run(
        db =>
        {
            db.Announce(happened);
            db.Audit(actor, AuditAction.ExportedCustomer, AuditSubject.Of(happened.CustomerId));
            return Task.FromResult(Done.It);
        },
        cancellationToken);

    private static async Task AddPerson(SignupDb db, ExportZip zip, Customer customer, CancellationToken cancellationToken)
    {
        await zip.AddJson("profile.json", ExportedPerson.Profile(customer, await ExportedPerson.WaysIn(db, customer.Id, cancellationToken)));
        await zip.AddJson("sessions.json", db.Set<Session>().AsNoTracking().Where(s => s.LoginId == customer.Id.Value).OrderBy(s => s.CreatedAt).AsAsyncEnumerable().Select(ExportedPerson.Session));
        var cards = await db.Set<PaymentProfile>().AsNoTracking().Where(p => p.CustomerId == customer.Id).OrderBy(p => p.AddedAt).ToListAsync(cancellationToken);
        await zip.AddJson("cards.json", cards.Select(c => new { Brand = c.BrandName, c.LastFour, c.Expires, c.AddedAt }));
    }

    private async Task AddPurchases(SignupDb db, ExportZip zip, Customer customer, CancellationToken cancellationToken)
    {
        var id = customer.Id;
        var signups = await db.Set<Signup>().AsNoTracking().Where(s => s.CustomerId == id).OrderBy(s => s.StartedAt).ToListAsync(cancellationToken);
        var theirs = signups.ConvertAll(s => s.Id);
        var quotes = await db.Set<Quote>().AsNoTracking().Where(q => theirs.Contains(q.SignupId)).OrderBy(q => q.FrozenAt).ToListAsync(cancellationToken);
        await zip.AddJson("sign-ups.json", signups.Select(s => ExportedPurchases.Signup(s, quotes.Where(q => q.SignupId == s.Id))));
        await zip.AddJson("orders.json", (await db.Set<Order>().AsNoTracking().Where(o => o.CustomerId == id).OrderBy(o => o.PlacedAt).ToListAsync(cancellationToken)).Select(ExportedPurchases.Order));
        var subscriptions = await db.Set<Subscription>().AsNoTracking().Where(s => s.CustomerId == id).OrderBy(s => s.StartedAt).ToListAsync(cancellationToken);
        var running = subscriptions.ConvertAll(s => s.Id);
        var quotas = await db.Set<Quota>().AsNoTracking().Where(q => running.Contains(q.SubscriptionId)).ToListAsync(cancellationToken);
        await zip.AddJson("subscriptions.json", subscriptions.Select(s => ExportedPurchases.Subscription(s, quotas.Where(q => q.SubscriptionId == s.Id))));
        await zip.AddJson("offers.json", (await db.Set<LimitedOffer>().AsNoTracking().Where(o => o.CustomerId == id).ToListAsync(cancellationToken)).Select(o => new { o.Code, o.BasisPoints, o.AskedAt, o.MadeAt, o.EndsAt, o.UsedAt }));
        await zip.AddJson("downloads.json", (await db.Set<Download>().AsNoTracking().Where(d => d.CustomerId == id).OrderBy(d => d.RequestedAt).ToListAsync(cancellationToken)).Select(ExportedPurchases.Download));

        var contracts = await db.Set<Contract>().AsNoTracking().Where(c => c.CustomerId == id).OrderBy(c => c.SignedAt).ToListAsync(cancellationToken);
        await zip.AddJson("contracts/contracts.json", contracts.Select(ExportedPurchases.Contract));
        await zip.AddJson("contracts/versions.json", (await db.Set<Amendment>().AsNoTracking().Where(a => a.CustomerId == id).OrderBy(a => a.OfferedAt).ToListAsync(cancellationToken)).Select(ExportedPurchases.Version));
        foreach (var c in contracts) { await zip.AddText($"contracts/{c.Number}.html", documents.Of(c, customer.Culture)); }
        var invoices = await db.Set<Invoice>().AsNoTracking().Where(i => i.CustomerId == id).OrderBy(i => i.IssuedAt).ToListAsync(cancellationToken);
        await zip.AddJson("invoices.json", invoices.Select(ExportedPurchases.Invoice));
        foreach (var i in invoices) { await zip.AddText($"invoices/{i.Number}.html", documents.Of(i)); }
        var notes = await db.Set<CreditNote>().AsNoTracking().Where(c => c.CustomerId == id).OrderBy(c => c.IssuedAt).ToListAsync(cancellationToken);
        await zip.AddJson("credit-notes.json", notes.Select(ExportedPurchases.CreditNote));
        foreach (var c in notes) { await zip.AddText($"credit-notes/{c.Number}.html", documents.Of(c)); }
    }

    private async Task AddSupport(SignupDb db, ExportZip zip, CustomerId id, CancellationToken cancellationToken)
    {
        var requests = await db.Set<SupportRequest>().AsNoTracking().Where(r => r.CustomerId == id).OrderBy(r => r.OpenedAt).ToListAsync(cancellationToken);
        var messages = (await db.Set<SupportMessage>().AsNoTracking().Where(m => m.CustomerId == id && m.Kind != EntryKind.Noted).OrderBy(m => m.Number).ToListAsync(cancellationToken)).ToLookup(m => m.RequestId);
        var files = (await db.Set<SupportFile>().AsNoTracking().Where(f => f.CustomerId == id).ToListAsync(cancellationToken)).ToLookup(f => f.MessageId);
        await zip.AddJson("support-requests.json", requests.Select(r => ExportedSupport.Request(r, messages[r.Id], files)));
        foreach (var (request, file) in requests.SelectMany(r => messages[r.Id].SelectMany(m => files[m.Id]), (r, f) => (r, f)))
        {
            if (File.Exists(contents.PathOf(file.Id))) { await zip.AddFile(ExportedSupport.PathOf(request, file), contents.PathOf(file.Id)); }
        }
    }

    private static async Task AddTraces(SignupDb db, ExportZip zip, CustomerId id, CancellationToken cancellationToken)
    {
        var mails = db.Set<MailMessage>().AsNoTracking().Where(m => m.CustomerId == id.Value && m.Kind != MailAboutRequests.ToShop).OrderBy(m => m.WrittenAt);
        await zip.AddJson("mails.json", mails.AsAsyncEnumerable().Select(m => new { m.Kind, m.Recipient, m.Subject, Text = SealedLinks.In(m.Text), m.WrittenAt, m.SentAt }));
        var inbox = db.Set<InboxLetter>().AsNoTracking().Where(l => l.CustomerId == id.Value).OrderBy(l => l.Id);
        await zip.AddJson("inbox.json", inbox.AsAsyncEnumerable().Select(l => new { l.Kind, l.Subject, Html = SealedLinks.In(l.Body), l.WrittenAt, l.MailedTo, l.MailedAt, l.ReadAt }));
        var signups = await db.Set<Signup>().Where(s => s.CustomerId == id).Select(s => (Guid?)s.Id.Value).ToListAsync(cancellationToken);
        var activity = db.Set<OutboxMessage>().AsNoTracking().Where(m => m.CustomerId == id.Value || signups.Contains(m.SignupId)).OrderBy(m => m.Sequence).Select(m => new { What = m.Type, At = m.OccurredAt });
        await zip.AddJson("activity.json", activity.AsAsyncEnumerable());
    }
}
