using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Whether the broker for public events lets us in, and how many wait for it.</summary>
public sealed class Broker(IDbContextFactory<SignupDb> contexts, IOptions<BusOptions> options, RabbitMqPoster poster) : ICheck
{
    public string Name => "Broker";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Set<Posting>().CountAsync(p => p.NextTryAt != null && db.Set<Receiver>().Any(r => r.Id == p.ReceiverId && r.Kind == ReceiverKind.RabbitMq), cancellationToken);
        return Judge(options.Value.RabbitMq.Uri.Length > 0 ? await poster.Knock(cancellationToken) : null, waiting);
    }

    /// <summary>What these facts mean.</summary>
    /// <param name="answer">Null when no broker is set.</param>
    public static Finding Judge(PostAnswer? answer, int waiting) => answer switch
    {
        null => Finding.Ok("None is set. Events leave to the registered receivers alone."),
        { IsTaken: true } => Finding.Ok("It lets us in. Events on their way to it: {0:N0}.", waiting),
        _ => Finding.Fault("It is not reached: {0} Events that wait for it: {1:N0}.", "Start it, or put Bus:RabbitMq:Uri right and start again. Nothing is lost meanwhile.", answer.InShort, waiting),
    };
}
