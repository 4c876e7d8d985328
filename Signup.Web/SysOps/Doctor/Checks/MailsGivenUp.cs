using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Mails that were refused or tried for too long, of those still in the log and of the last week.</summary>
public sealed class MailsGivenUp(IDbContextFactory<SignupDb> contexts, TimeProvider time) : ICheck
{
    private static readonly TimeSpan Recently = TimeSpan.FromDays(7);

    public string Name => "Mails given up";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = time.GetUtcNow() - MailMessage.TriedFor - Recently;
        return Judge(await db.Set<MailMessage>().CountAsync(m => m.NextTryAt == null && m.SentAt == null && m.Tries > 0 && m.WrittenAt >= since, cancellationToken));
    }

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(int many) => many > 0
        ? Finding.Warning("Mails that were given up lately: {0}. Their recipients' servers refused them, or no server took them for five days.", "Look at them under Mails, and send again what still matters.", many)
        : Finding.Ok("No mail was given up lately.");
}
