using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts;

/// <summary>
/// R5: nobody acknowledged a yellow or red contract in time, nobody logged a green one or assessed a new one, or what was promised was not done.
/// It goes to the risk queue. Yellow and red come again, as often as they are left; what was promised and not done, or escalated, comes red, as often as red does.
/// </summary>
public sealed class AttentionDue(Patience patience, TimeProvider time) : IWhenDue
{
    public const string Unacknowledged = "acceptance-unacknowledged";
    public const string NotLogged = "acceptance-not-logged";
    public const string NotAssessed = "requirements-unknown";

    public static string Kind => "attention";

    /// <summary>The kind of the risk that a contract of a colour was left alone.</summary>
    internal static string RiskOf(Colour colour) => colour switch
    {
        Colour.Green => NotLogged,
        Colour.NotAssessed => NotAssessed,
        Colour.Yellow or Colour.Red => Unacknowledged,
    };

    public async Task Run(Guid subjectId, SignupDb db, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var contract = await db.Set<Contract>().SingleAsync(c => c.Id == new ContractId(subjectId), cancellationToken);
        if (contract.State == ContractState.Ended || contract.DueAt is not { } due) { return; }
        if (due > now)
        {
            db.Add(Deadline.At(Kind, subjectId, due));
            return;
        }

        var promised = contract.Acknowledgement;
        contract.LeftAlone(now);
        db.Add(new AttentionEntry { Id = Guid.CreateVersion7(now), ContractId = contract.Id, Kind = AttentionKind.Overdue, Colour = contract.Colour, Owner = promised?.Owner, At = now });
        db.Announce(Found(contract, promised));
        if (contract.Colour is Colour.Yellow or Colour.Red) { db.Add(Deadline.At(Kind, subjectId, patience.Due(contract.Escalation is null ? contract.Colour : Colour.Red, now))); }
    }

    private static RiskFound Found(Contract contract, Acknowledgement? promised) => contract.Colour switch
    {
        Colour.Green => new(NotLogged, "yellow", contract.Id.Value, $"Contract {contract.Number} ({contract.PlanName}) is green, and nobody has logged its acceptance."),
        Colour.NotAssessed => new(NotAssessed, "yellow", contract.Id.Value, $"Nobody has assessed contract {contract.Number} ({contract.PlanName}): what its support needs is not known."),
        _ when promised is not null => new(Unacknowledged, nameof(Colour.Red), contract.Id.Value, $"Contract {contract.Number} ({contract.PlanName}) is still {contract.Colour.ToString().ToLowerInvariant()}. {promised.Owner} was to act by now."),
        _ => new(Unacknowledged, (contract.Escalation is null ? contract.Colour : Colour.Red).ToString(), contract.Id.Value, $"Contract {contract.Number} ({contract.PlanName}) is {contract.Colour.ToString().ToLowerInvariant()}, and nobody has acknowledged it."),
    };
}
