using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Mail;

/// <summary>Mails go some time after they were sent or given up, and with them the files of a run without a mail server.</summary>
public sealed class ForgetOldMails(IOptions<RetentionOptions> keep, FileMailbox files) : IKeptForATime
{
    public async Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var before = now - keep.Value.Mails;
        files.Forget(before);

        // an id begins with the time of its making
        var oldest = await db.Set<MailMessage>().Where(m => m.NextTryAt == null).OrderBy(m => m.Id).Take(most).ToListAsync(cancellationToken);
        var old = oldest.TakeWhile(m => m.WrittenAt < before).ToList();
        db.RemoveRange(old);
        return old.Count == most;
    }
}
