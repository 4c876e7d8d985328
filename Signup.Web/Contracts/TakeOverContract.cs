using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.Contracts;

/// <summary>A contract that was made elsewhere, in the caller's transaction: with its text, its criteria, and the deadline by which somebody assesses it.</summary>
public sealed class TakeOverContract(Patience patience, TimeProvider time)
{
    /// <param name="number">The one it keeps; null for the next of ours.</param>
    /// <param name="endsAt">When it ends because its customer gave notice; null while they did not.</param>
    /// <param name="endedAt">When it ended; null while it runs.</param>
    public async Task<Contract> Into(SignupDb db, AgreedTerms terms, int? number, DateTimeOffset paidUntil, DateTimeOffset? endsAt, DateTimeOffset? endedAt, string reference, CancellationToken cancellationToken)
    {
        var contract = Contract.Sign(terms, number ?? await db.NextNumber("contracts", cancellationToken), terms.AgreedAt, paidUntil);
        contract.Activate(terms.AgreedAt);
        if (number is { } kept) { await db.KeepNumber("contracts", kept, cancellationToken); }
        db.AddRange(terms.Offer.Criteria.Select((template, i) => Criterion.From(template, contract.Id, i + 1)));
        if (endsAt is { } ends) { contract.Take(new GivenNotice(reference, terms.AgreedAt, ends)); }
        if (endedAt is { } ended) { contract.End(ended); }
        else if (contract.NeedsAcceptance)
        {
            contract.Await(patience.Due(Colour.NotAssessed, time.GetUtcNow()));
            db.Add(Deadline.At(AttentionDue.Kind, contract.Id.Value, contract.DueAt!.Value));
        }

        db.Add(contract);
        return contract;
    }
}
