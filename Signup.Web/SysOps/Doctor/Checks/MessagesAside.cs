using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Messages that were set aside: what should have come of them is not done.</summary>
public sealed class MessagesAside(IDbContextFactory<SignupDb> contexts) : ICheck
{
    public string Name => "Messages set aside";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return Judge(await db.Set<Delivery>().CountAsync(d => d.QuarantinedAt != null, cancellationToken));
    }

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(int aside) => aside > 0
        ? Finding.Fault("{0:N0} were set aside after five tries.", "Look at each on the page of messages: retry it, or discard it with a reason.", aside)
        : Finding.Ok("None is set aside.");
}
