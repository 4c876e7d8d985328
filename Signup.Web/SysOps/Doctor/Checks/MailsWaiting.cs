using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>How many mails wait for their first try.</summary>
public sealed class MailsWaiting(IDbContextFactory<SignupDb> contexts) : ICheck
{
    private const int Many = 200;

    public string Name => "Mails waiting";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return Judge(await db.Set<MailMessage>().CountAsync(m => m.NextTryAt != null && m.Tries == 0, cancellationToken));
    }

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(int waiting) => waiting > Many
        ? Finding.Warning("{0:N0} mails wait for their turn.", "The mail server is slow, or limits how many it takes. Ask whoever runs it.", waiting)
        : Finding.Ok("{0:N0} mails wait for their turn.", waiting);
}
