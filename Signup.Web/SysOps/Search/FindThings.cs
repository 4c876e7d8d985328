using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.Signups;
using SignupWeb.Support;
using SignupWeb.SysOps.Boards;
using SignupWeb.SysOps.People;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Search;

/// <summary>
/// Finds what the command menu leads to: customers as their own search does, running contracts by the board's index, the orders, sign-ups and support requests of those customers,
/// a sign-up by its own id, and the open risks about all of them. At most eight statements, some more where several words are common ones, and a few rows of each. Refusals: UNAUTHORIZED, FORBIDDEN.
/// </summary>
public sealed class FindThings(IDbContextFactory<SignupDb> contexts, FindCustomers customers)
{
    /// <summary>Of each kind.</summary>
    public const int Most = 5;

    /// <summary>The open risks that are looked through, red ones first, the newest of each first.</summary>
    public const int MostRisks = 500;

    public async Task<Result<IReadOnlyList<FoundThing>>> Run(Actor actor, Wanted wanted, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Support, Role.Manager, Role.Admin) is { } no) { return no; }
        if (wanted.IsNothing) { return Array.Empty<FoundThing>(); }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var people = (await customers.Run(wanted.Words, Most, cancellationToken)).Customers.Where(c => !c.IsErased && c.By != FoundBy.Id).ToList(); // an id means the one thing it is of
        if (wanted.Kind == WantedKind.Customers) { return people.ConvertAll(Thing); }
        var contracts = await BoardSearch.Newest(db, wanted.Words, Most, cancellationToken);
        var orders = await Orders(db, wanted.Words, people.ConvertAll(p => p.Id), cancellationToken);
        List<FoundThing> found = wanted.Kind == WantedKind.Everything ? people.ConvertAll(Thing) : [];
        if (wanted.Kind != WantedKind.Risks) { found.AddRange([.. contracts.Select(c => Thing(c, actor)), .. orders.Select(Thing)]); }
        if (wanted.Kind == WantedKind.Actions) { return found.FindAll(thing => thing.Action is not null); }
        if (wanted.Is(WantedKind.ContractsAndOrders)) { found.AddRange(await Signups(db, wanted.Words, people, orders, cancellationToken)); }
        if (wanted.Is(WantedKind.ContractsAndOrders)) { found.AddRange(await Requests(db, wanted.Words, people, cancellationToken)); }
        if (wanted.Is(WantedKind.Risks)) { found.AddRange(await OpenRisks(db, wanted.Words, [.. people.Select(p => p.Id.Value), .. contracts.Select(c => c.ContractId.Value), .. orders.Select(o => o.Id.Value)], cancellationToken)); }
        return found;
    }

    /// <summary>The one with this reference first.</summary>
    private static Task<List<Order>> Orders(SignupDb db, string words, List<CustomerId> of, CancellationToken cancellationToken)
    {
        var number = words.ToUpperInvariant();
        return db.Set<Order>().AsNoTracking().Where(o => of.Contains(o.CustomerId)).OrderByDescending(o => o.Reference == number).ThenByDescending(o => o.PlacedAt).Take(Most).ToListAsync(cancellationToken);
    }

    /// <summary>The one of an order with this reference first, then those under way. By its id one is found that has no customer yet.</summary>
    private static async Task<List<FoundThing>> Signups(SignupDb db, string words, List<FoundCustomer> people, List<Order> orders, CancellationToken cancellationToken)
    {
        var names = people.ToDictionary(p => p.Id, NameOf);
        var of = people.ConvertAll(p => (CustomerId?)p.Id);
        var meant = orders.Find(o => string.Equals(o.Reference, words, StringComparison.OrdinalIgnoreCase))?.Id ?? default;
        var signups = await db.Set<Signup>().AsNoTracking().Where(s => of.Contains(s.CustomerId)).OrderByDescending(s => s.OrderId == meant).ThenBy(s => s.EndedAt != null).ThenByDescending(s => s.StartedAt).Take(Most).ToListAsync(cancellationToken);
        if (SignupId.TryParse(words, null, out var id) && await db.Set<Signup>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is { } named)
        {
            signups.Add(named);
            if (named.CustomerId is { } owner && await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == owner && c.ErasedAt == null, cancellationToken) is { } customer) { names[owner] = PeopleWords.NameOf(customer) is { Length: > 0 } name ? name : customer.Email.Value; }
        }

        return signups.ConvertAll(s => new FoundThing(ThingKind.Signup, s.CustomerId is { } who ? names.GetValueOrDefault(who, string.Empty) : string.Empty, s.Offer.PlanName, $"/ops/signups/{s.Id}") { State = s.State });
    }

    private static async Task<List<FoundThing>> Requests(SignupDb db, string words, List<FoundCustomer> people, CancellationToken cancellationToken)
    {
        var (number, of) = (words.ToUpperInvariant(), people.ConvertAll(p => p.Id));
        var requests = await db.Set<SupportRequest>().AsNoTracking().Where(r => r.Reference == number || of.Contains(r.CustomerId)).OrderByDescending(r => r.UpdatedAt).Take(Most).ToListAsync(cancellationToken);
        return requests.ConvertAll(r => new FoundThing(ThingKind.Request, $"{r.Reference} {r.Subject}", people.Find(p => p.Id == r.CustomerId)?.Name ?? r.ContractNumber, $"/ops/support/{r.Reference}"));
    }

    private static async Task<List<FoundThing>> OpenRisks(SignupDb db, string words, List<Guid> about, CancellationToken cancellationToken)
    {
        var like = FindCustomers.Like(words);
        var kind = like.Replace(' ', '_');
#pragma warning disable CA1304, CA1311, MA0011 // the database does it, letter by letter
        var risks = await db.Set<Risk>().AsNoTracking().Where(r => r.IsOpen).OrderBy(r => r.Severity).ThenByDescending(r => r.LastSeenAt).Take(MostRisks)
            .Where(r => EF.Functions.Like(r.Sentence.ToLower(), like, @"\") || EF.Functions.Like(r.Kind.ToLower(), kind, @"\") || about.Contains(r.SubjectId)).OrderBy(r => r.Severity).ThenByDescending(r => r.LastSeenAt).Take(Most).ToListAsync(cancellationToken);
#pragma warning restore CA1304, CA1311, MA0011
        return risks.ConvertAll(r => new FoundThing(ThingKind.Risk, RiskWords.Of(r.Kind), r.Sentence, "/ops/risks", r.Severity == Severity.Red ? Tone.Red : Tone.Yellow));
    }

    private static string NameOf(FoundCustomer customer) => customer.Name.Length > 0 ? customer.Name : customer.Email;

    private static FoundThing Thing(FoundCustomer customer) => new(ThingKind.Customer, NameOf(customer), customer.Email, $"/ops/customers/{customer.Id}");

    private static FoundThing Thing(BoardEntry contract, Actor actor) => new(ThingKind.Contract, $"{contract.Number} {contract.Customer}", contract.Plan, $"/ops/contracts/{contract.ContractId}", contract.Tone, contract.DueAt < BoardEntry.Never ? contract.DueAt : null)
    {
        Action = contract.Colour is (Colour.Yellow or Colour.Red) && actor.Role is (Role.Manager or Role.Admin) ? $"/ops/contracts/{contract.ContractId}?do=acknowledge" : null,
    };

    private static FoundThing Thing(Order order) => new(ThingKind.Order, order.Reference, order.Party.Name, "/ops/orders?q=" + Uri.EscapeDataString(order.Reference))
    {
        Total = order.Total,
        Action = order.State == OrderState.Accepted ? $"/ops/orders/{order.Reference}/refund" : null,
    };
}
