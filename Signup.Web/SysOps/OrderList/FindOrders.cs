using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Boards;
using SignupWeb.SysOps.People;

namespace SignupWeb.SysOps.OrderList;

/// <summary>
/// The orders somebody means with a few words: those whose reference begins like this, whose contract or invoice has this number, whose card ends in these four
/// digits, and those of a customer whose address begins like this or whose name has these letters. One statement; each part goes by an index or looks at so many of the newest.
/// </summary>
internal static class FindOrders
{
    /// <summary>More are not looked at: then not all that are meant are found, and that is said.</summary>
    public const int Most = 500;

    private const int OneMore = Most + 1;

    /// <summary>The newest orders whose buyers' names are looked through: those with a running contract are found by the board's index.</summary>
    public const int NewestNames = 2_000;

    /// <summary>More than <see cref="Most"/> when the words mean more than are found.</summary>
    public static async Task<List<OrderId>> Of(SignupDb db, string words, CancellationToken cancellationToken)
    {
        var (number, name) = (words.ToUpperInvariant(), "Customer : " + FoundEntries.Phrase(words));
        var (behind, like) = (number + char.MaxValue, FindCustomers.Like(words));
        var found = await db.Database.SqlQuery<Guid>($"""
            SELECT f."Id" AS "Value" FROM (
                SELECT * FROM (SELECT "Id", "PlacedAt" FROM orders WHERE "Reference" >= {number} AND "Reference" < {behind} LIMIT {OneMore}) AS found_r
                UNION SELECT o."Id", o."PlacedAt" FROM contracts AS c CROSS JOIN orders AS o WHERE o."Id" = c."OrderId" AND c."Number" = {number}
                UNION SELECT o."Id", o."PlacedAt" FROM invoices AS i CROSS JOIN orders AS o WHERE o."Id" = i."OrderId" AND i."Number" = {number}
                UNION SELECT * FROM (SELECT o."Id", o."PlacedAt" FROM payment_profiles AS p CROSS JOIN orders AS o WHERE o."CustomerId" = p."CustomerId" AND o."PaymentProfileId" = p."Id" AND p."LastFour" = {words} ORDER BY p."Id" DESC LIMIT {OneMore}) AS found_k
                UNION SELECT * FROM (SELECT o."Id", o."PlacedAt" FROM logins AS l CROSS JOIN orders AS o WHERE o."CustomerId" = l."Id" AND l."NormalizedUserName" >= {number} AND l."NormalizedUserName" < {behind} LIMIT {OneMore}) AS found_a
                UNION SELECT * FROM (SELECT o."Id", o."PlacedAt" FROM (SELECT rowid AS "Found" FROM board_search({name}) ORDER BY rowid DESC LIMIT {OneMore}) AS s
                    CROSS JOIN board_entries AS e CROSS JOIN contracts AS c CROSS JOIN orders AS o WHERE e."Row" = s."Found" AND c."Id" = e."ContractId" AND o."CustomerId" = c."CustomerId" LIMIT {OneMore}) AS found_b
                UNION SELECT n."Id", n."PlacedAt" FROM (SELECT * FROM orders ORDER BY "PlacedAt" DESC, "Reference" DESC LIMIT {NewestNames}) AS n
                    WHERE lower(json_extract(n."Party", '$.company')) LIKE {like} ESCAPE '\' OR lower(json_extract(n."Party", '$.firstName') || ' ' || json_extract(n."Party", '$.lastName')) LIKE {like} ESCAPE '\'
            ) AS f ORDER BY f."PlacedAt" DESC LIMIT {OneMore}
            """).ToListAsync(cancellationToken);
        return found.ConvertAll(id => new OrderId(id));
    }
}
