using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Data;
using SignupWeb.Subscriptions;
using SignupWeb.SysOps.Boards;

namespace SignupWeb.SysOps.People;

/// <summary>
/// The customers with an address that begins like this, an order, contract, invoice or credit note of this number, a card with these last four
/// digits, or a name with these letters. Each part goes by an index or looks at so many of the newest, so no search costs more the more there are.
/// </summary>
public sealed class FindCustomers(IDbContextFactory<SignupDb> contexts)
{
    /// <summary>Customers shown.</summary>
    public const int Most = 50;

    /// <summary>The newest customers whose names are looked through: those with a running contract are found by the board's index.</summary>
    public const int NewestNames = 2_000;

    /// <summary>The newest cards whose digits are looked through.</summary>
    public const int NewestCards = 5_000;

    private const int Longest = 100;

    /// <summary>Without words: the newest customers.</summary>
    public async Task<FoundCustomers> Run(string? text, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (text?.Trim() is not { Length: > 0 and <= Longest } typed) { return await Newest(db, cancellationToken); }
        List<Hit> hits =
        [
            .. await ByNumber(db, typed.ToUpperInvariant(), cancellationToken),
            .. await ByEmail(db, typed, cancellationToken),
            .. await ByCard(db, typed, cancellationToken),
            .. await ByName(db, typed, cancellationToken),
        ];
        var distinct = hits.DistinctBy(h => h.Id).ToList();
        return await Named(db, distinct, cancellationToken);
    }

    private static async Task<FoundCustomers> Newest(SignupDb db, CancellationToken cancellationToken)
    {
        var newest = await db.Set<Customer>().OrderByDescending(c => c.RegisteredAt).Take(Most + 1).Select(c => c.Id).ToListAsync(cancellationToken);
        return await Named(db, newest.ConvertAll(id => new Hit(id, FoundBy.Newest, string.Empty)), cancellationToken);
    }

    private static async Task<List<Hit>> ByNumber(SignupDb db, string number, CancellationToken cancellationToken)
    {
        List<Hit> hits = [];
        if (await db.Set<Order>().Where(o => o.Reference == number).Select(o => (CustomerId?)o.CustomerId).SingleOrDefaultAsync(cancellationToken) is { } ordered) { hits.Add(new(ordered, FoundBy.Order, number)); }
        if (await db.Set<Contract>().Where(c => c.Number == number).Select(c => (CustomerId?)c.CustomerId).SingleOrDefaultAsync(cancellationToken) is { } signed) { hits.Add(new(signed, FoundBy.Contract, number)); }
        if (await db.Set<Invoice>().Where(i => i.Number == number).Select(i => (CustomerId?)i.CustomerId).SingleOrDefaultAsync(cancellationToken) is { } invoiced) { hits.Add(new(invoiced, FoundBy.Invoice, number)); }
        if (await db.Set<CreditNote>().Where(n => n.Number == number).Select(n => (CustomerId?)n.CustomerId).SingleOrDefaultAsync(cancellationToken) is { } credited) { hits.Add(new(credited, FoundBy.CreditNote, number)); }
        return hits;
    }

    /// <summary>What begins like this, whatever the case: the index is over addresses in upper case.</summary>
    private static async Task<List<Hit>> ByEmail(SignupDb db, string typed, CancellationToken cancellationToken)
    {
        if (typed.Any(char.IsWhiteSpace)) { return []; }
        var (from, until) = (typed.ToUpperInvariant(), typed.ToUpperInvariant() + char.MaxValue);
        var found = await db.Database.SqlQuery<Guid>($"""
            SELECT "Id" AS "Value" FROM logins WHERE "NormalizedUserName" >= {from} AND "NormalizedUserName" < {until} AND "Role" = {nameof(Role.Customer)} ORDER BY "NormalizedUserName" LIMIT {Most + 1}
            """).ToListAsync(cancellationToken);
        return found.ConvertAll(id => new Hit(new(id), FoundBy.Email, string.Empty));
    }

    private static async Task<List<Hit>> ByCard(SignupDb db, string typed, CancellationToken cancellationToken)
    {
        if (typed.Length != 4 || !typed.All(char.IsAsciiDigit)) { return []; }
        var found = await db.Database.SqlQuery<Row>($"""
            SELECT "CustomerId" AS "Id", "BrandName" AS "Detail" FROM (SELECT * FROM payment_profiles ORDER BY "Id" DESC LIMIT {NewestCards}) WHERE "LastFour" = {typed} LIMIT {Most + 1}
            """).ToListAsync(cancellationToken);
        return found.ConvertAll(row => new Hit(new(row.Id), FoundBy.Card, string.Create(CultureInfo.InvariantCulture, $"{row.Detail} {typed}")));
    }

    private static async Task<List<Hit>> ByName(SignupDb db, string typed, CancellationToken cancellationToken)
    {
        var words = "Customer : " + FoundEntries.Phrase(typed);
        var signed = await db.Database.SqlQuery<Row>($"""
            SELECT c."CustomerId" AS "Id", e."Customer" AS "Detail" FROM (SELECT rowid AS "Found" FROM board_search WHERE board_search MATCH {words} ORDER BY rowid DESC LIMIT {ReadBoard.MostFound}) AS s
            CROSS JOIN board_entries AS e ON e."Row" = s."Found" CROSS JOIN contracts AS c ON c."Id" = e."ContractId"
            """).ToListAsync(cancellationToken);
        var like = "%" + typed.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + "%";
        var newest = await db.Database.SqlQuery<Row>($"""
            SELECT "Id", COALESCE("Profile_Company", "Profile_FirstName" || ' ' || "Profile_LastName") AS "Detail" FROM (SELECT * FROM customers ORDER BY "RegisteredAt" DESC LIMIT {NewestNames})
            WHERE "ErasedAt" IS NULL AND ("Profile_FirstName" || ' ' || "Profile_LastName" LIKE {like} ESCAPE '\' OR "Profile_Company" LIKE {like} ESCAPE '\') LIMIT {Most + 1}
            """).ToListAsync(cancellationToken);
        return [.. signed.Concat(newest).Select(row => new Hit(new(row.Id), FoundBy.Name, row.Detail))];
    }

    /// <summary>One more than is shown tells that there are more. Whose account is not there (any more) is left out.</summary>
    private static async Task<FoundCustomers> Named(SignupDb db, List<Hit> hits, CancellationToken cancellationToken)
    {
        var shown = hits.Take(Most).ToList();
        if (shown.Count == 0) { return new([], false); }
        var ids = shown.ConvertAll(h => h.Id);
        var customers = await db.Set<Customer>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        return new([.. shown.Where(h => customers.ContainsKey(h.Id)).Select(h => Found(customers[h.Id], h))], hits.Count > Most);
    }

    private static FoundCustomer Found(Customer customer, Hit hit) => new(
        customer.Id, PeopleWords.NameOf(customer), customer.Email.Value, customer.Status, customer.RegisteredAt, customer.ErasedAt is not null, hit.By, hit.Detail);

    private sealed record Hit(CustomerId Id, FoundBy By, string Detail);

    private sealed record Row(Guid Id, string Detail);
}
