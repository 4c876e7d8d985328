using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Platform.Mail;

/// <summary>Mails to an erased customer go, sent or not, and their inbox; the farewell stays for a day, so that it can still be sent.</summary>
public sealed class ForgetMails(TimeProvider time) : IHandle<CustomerErased>
{
    private static readonly TimeSpan FarewellStays = TimeSpan.FromHours(23);

    public async Task Handle(CustomerErased happened, SignupDb db, CancellationToken cancellationToken)
    {
        var written = time.GetUtcNow() - FarewellStays;
        var mails = await db.Set<MailMessage>().Where(m => m.CustomerId == happened.CustomerId.Value).ToListAsync(cancellationToken);
        db.RemoveRange(await db.Set<InboxLetter>().Where(l => l.CustomerId == happened.CustomerId.Value).ToListAsync(cancellationToken));
        db.RemoveRange(mails.Where(m => m.Kind != MailMessage.Farewell || (m.NextTryAt is null && m.WrittenAt <= written)));
    }
}
