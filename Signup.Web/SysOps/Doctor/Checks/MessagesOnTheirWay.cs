using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>How old the oldest message is that somebody has still to hear.</summary>
public sealed class MessagesOnTheirWay(IDbContextFactory<SignupDb> contexts, TimeProvider time) : ICheck
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TooLate = TimeSpan.FromHours(1);

    public string Name => "Messages on their way";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = await db.Set<Delivery>().Where(d => d.NextTryAt != null).OrderBy(d => d.Sequence).Select(d => (DateTimeOffset?)d.Message.OccurredAt).FirstOrDefaultAsync(cancellationToken);
        return Judge(time.GetUtcNow() - oldest);
    }

    /// <summary>What these facts mean.</summary>
    /// <param name="age">Null when everything is delivered.</param>
    public static Finding Judge(TimeSpan? age) => age switch
    {
        null => Finding.Ok("Everything is delivered."),
        var old when old > TooLate => Finding.Fault("The oldest has been waiting for {0} minutes.", "Look at the page of messages and into the log: a part of the shop does not hear the others.", (long)old.Value.TotalMinutes),
        var old when old > Late => Finding.Warning("The oldest has been waiting for {0} minutes.", "It is tried again by itself, and set aside after five tries. Look again in a while.", (long)old.Value.TotalMinutes),
        var old => Finding.Ok("The oldest has been waiting for {0} seconds.", (long)old.Value.TotalSeconds),
    };
}
