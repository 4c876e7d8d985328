using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupTests.Support;

/// <summary>More contracts than anybody would plant one by one: copies of one, written by the database, signed a minute apart.</summary>
public static partial class ManyContracts
{
    /// <param name="like">The contract to copy; its number is below <paramref name="first"/>.</param>
    /// <param name="first">The first copy's number.</param>
    public static Task<int> Plant(SignupDb db, Contract like, int first, int count) => db.Database.ExecuteSqlAsync(Said(db, $"""
        WITH RECURSIVE copies(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM copies WHERE i + 1 < {count})
        INSERT INTO contracts ("Id", "Number", "OrderId", "SignupId", "CustomerId", "ClientAccountId", "Kind", "PlanName", "CustomerName", "PlanVersionId", "Offer", "Party", "Text", "TextHash", "AgreedAt", "SignedAt", "State", "StartsAt", "Colour", "NeedsAcceptance", "Version")
        SELECT printf('%08X-0000-7000-8000-000000000001', i + {first}), 'C-' || printf('%05d', i + {first}), printf('%08X-0000-7000-8000-000000000002', i + {first}), "SignupId", "CustomerId", "ClientAccountId", "Kind",
            CASE i % 3 WHEN 0 THEN 'Essential' WHEN 1 THEN 'Team' ELSE 'Critical' END,
            CASE i % 7 WHEN 0 THEN 'Harbor' WHEN 1 THEN 'Müller' WHEN 2 THEN 'Oakline' WHEN 3 THEN 'Kestrel' WHEN 4 THEN 'Özdemir' WHEN 5 THEN 'Nordhafen' ELSE 'Juno' END
                || CASE i / 7 % 9 WHEN 0 THEN 'cor' WHEN 1 THEN 'den' WHEN 2 THEN 'fal' WHEN 3 THEN 'gol' WHEN 4 THEN 'hir' WHEN 5 THEN 'lum' WHEN 6 THEN 'nes' WHEN 7 THEN 'pra' ELSE 'tur' END
                || ' ' || CASE i / 63 % 5 WHEN 0 THEN 'Logistics' WHEN 1 THEN 'Textil' WHEN 2 THEN 'Optik' WHEN 3 THEN 'Werft' ELSE 'Software' END
                || CASE i / 315 % 3 WHEN 0 THEN ' GmbH' WHEN 1 THEN ' AG' ELSE ' Ltd' END,
            "PlanVersionId", "Offer", "Party", "Text", "TextHash", "AgreedAt", "SignedAt" + i * CAST(600000000 AS bigint), 'Active', "StartsAt",
            CASE i % 10 WHEN 0 THEN 'Red' WHEN 1 THEN 'Yellow' WHEN 2 THEN 'Yellow' WHEN 3 THEN 'NotAssessed' WHEN 4 THEN 'NotAssessed' WHEN 5 THEN 'NotAssessed' ELSE 'Green' END, 1, 0
        FROM copies CROSS JOIN contracts AS sample WHERE sample."Number" = {like.Number}
        """));

    /// <summary>Ids are no texts there, nor truth a number, and nothing is printed.</summary>
    private static FormattableString Said(SignupDb db, FormattableString sql) => db.Database.IsSqlite() ? sql : FormattableStringFactory.Create(
        Printed().Replace(sql.Format, found => found.Groups["id"].Success ? $"CAST(lpad(to_hex({found.Groups["what"]}), 8, '0') || '{found.Groups["id"]}' AS uuid)" : $"lpad(CAST({found.Groups["what"]} AS text), 5, '0')").Replace("END, 1, 0", "END, TRUE, 0", StringComparison.Ordinal),
        sql.GetArguments());

    [GeneratedRegex(@"printf\('(%08X(?<id>[^']+)|%05d)', (?<what>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Printed();

    /// <summary>One to copy, with its criteria.</summary>
    public static Contract Sample(SignupDb db, DateTimeOffset at) => SampleContracts.Plant(db, 1, "Harbor Logistics GmbH", "Team", BillingCycle.Monthly, at);
}
