using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Boards;

namespace SignupWeb.SysOps.People;

/// <summary>
/// The customers with an address that begins like this, an order, contract, invoice or credit note of this number, a card with these last four
/// digits, or a name with these letters; for an id, whose it is: a customer's, or that of a sign-up, order or contract. Each part goes by an index or looks at so many of the newest, so no search costs more the more there are. Two statements.
/// </summary>
public sealed class FindCustomers(IDbContextFactory<SignupDb> contexts)
{
    /// <summary>Customers shown on a page.</summary>
    public const int Most = 50;

    /// <summary>The newest customers whose names are looked through: those with a running contract are found by the board's index.</summary>
    public const int NewestNames = 2_000;

    private const int Longest = 100;

    /// <summary>Without words: the newest customers.</summary>
    public async Task<FoundCustomers> Run(string? text, int most = Most, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hits = text?.Trim() is { Length: > 0 and <= Longest } typed ? await Meant(db, typed, most, cancellationToken) : await Newest(db, most, cancellationToken);
        return await Named(db, [.. hits.DistinctBy(h => h.Id)], most, cancellationToken);
    }

    private static async Task<List<Hit>> Newest(SignupDb db, int most, CancellationToken cancellationToken)
    {
        var newest = await db.Set<Customer>().OrderByDescending(c => c.RegisteredAt).Take(most + 1).Select(c => c.Id).ToListAsync(cancellationToken);
        return newest.ConvertAll(id => new Hit(id.Value, nameof(FoundBy.Newest), string.Empty));
    }

    /// <summary>By number, by address whatever the case (the index is over addresses in upper case), by card, by name.</summary>
    private static Task<List<Hit>> Meant(SignupDb db, string typed, int most, CancellationToken cancellationToken)
    {
        var (number, name) = (typed.ToUpperInvariant(), "Customer : " + FoundEntries.Phrase(typed));
        var (behind, like) = (number + char.MaxValue, Like(typed));
        var id = Guid.TryParse(typed, out var parsed) ? parsed : Guid.Empty;
        return db.Database.SqlQuery<Hit>($"""
            SELECT "CustomerId" AS "Id", 'Order' AS "By", "Reference" AS "Detail" FROM orders WHERE "Reference" = {number}
            UNION ALL SELECT "CustomerId", 'Contract', "Number" FROM contracts WHERE "Number" = {number}
            UNION ALL SELECT "Id", 'Id', '' FROM customers WHERE "Id" = {id}
            UNION ALL SELECT "CustomerId", 'Id', '' FROM signups WHERE "Id" = {id} AND "CustomerId" IS NOT NULL
            UNION ALL SELECT "CustomerId", 'Id', '' FROM orders WHERE "Id" = {id}
            UNION ALL SELECT "CustomerId", 'Id', '' FROM contracts WHERE "Id" = {id}
            UNION ALL SELECT "CustomerId", 'Invoice', "Number" FROM invoices WHERE "Number" = {number}
            UNION ALL SELECT "CustomerId", 'CreditNote', "Number" FROM credit_notes WHERE "Number" = {number}
            UNION ALL SELECT * FROM (SELECT "Id", 'Email', '' FROM logins WHERE "NormalizedUserName" >= {number} AND "NormalizedUserName" < {behind} AND "Role" = {nameof(Role.Customer)} ORDER BY "NormalizedUserName" LIMIT {most + 1}) AS found_a
            UNION ALL SELECT * FROM (SELECT "CustomerId", 'Card', "BrandName" || ' ' || "LastFour" FROM payment_profiles WHERE "LastFour" = {typed} LIMIT {most + 1}) AS found_p
            UNION ALL SELECT * FROM (SELECT c."CustomerId", 'Name', e."Customer" FROM (SELECT rowid AS "Found" FROM board_search({name}) ORDER BY rowid DESC LIMIT {ReadBoard.MostFound}) AS s
                CROSS JOIN board_entries AS e CROSS JOIN contracts AS c WHERE e."Row" = s."Found" AND c."Id" = e."ContractId") AS found_n
            UNION ALL SELECT * FROM (SELECT "Id", 'Name', COALESCE("Profile_Company", "Profile_FirstName" || ' ' || "Profile_LastName") FROM (SELECT * FROM customers ORDER BY "RegisteredAt" DESC LIMIT {NewestNames}) AS found_w
                WHERE "ErasedAt" IS NULL AND (lower("Profile_FirstName" || ' ' || "Profile_LastName") LIKE {like} ESCAPE '\' OR lower("Profile_Company") LIKE {like} ESCAPE '\') LIMIT {most + 1}) AS found_v
            """).ToListAsync(cancellationToken);
    }

    /// <summary>These letters, anywhere, as LIKE wants them of a text in lower case; of other alphabets each as it was typed.</summary>
    internal static string Like(string typed) => "%" + string.Concat(typed.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : c)).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + "%";

    /// <summary>One more than is shown tells that there are more. Whose account is not there (any more) is left out.</summary>
    private static async Task<FoundCustomers> Named(SignupDb db, List<Hit> hits, int most, CancellationToken cancellationToken)
    {
        var shown = hits.Take(most).ToList();
        if (shown.Count == 0) { return new([], false); }
        var ids = shown.ConvertAll(h => new CustomerId(h.Id));
        var customers = await db.Set<Customer>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id.Value, cancellationToken);
        return new([.. shown.Where(h => customers.ContainsKey(h.Id)).Select(h => Found(customers[h.Id], h))], hits.Count > most);
    }

    private static FoundCustomer Found(Customer customer, Hit hit) => new(
        customer.Id, PeopleWords.NameOf(customer), customer.Email.Value, customer.Status, customer.RegisteredAt, customer.ErasedAt is not null, Enum.Parse<FoundBy>(hit.By), hit.Detail);

    private sealed record Hit(Guid Id, string By, string Detail);
}
