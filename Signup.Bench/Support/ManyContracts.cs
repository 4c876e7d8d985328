using SignupWeb.Contracts;
using SignupWeb.SysOps.Risks;

namespace SignupBench.Support;

/// <summary>Fills a board: twenty contracts made as the application makes them, the others as copies of those straight in the database.</summary>
internal static class ManyContracts
{
    private const int PerRisk = 10;
    private const int FewestRisks = 300;

    private static readonly Colour[] Colours =
        [.. Enumerable.Repeat(Colour.Red, 2), .. Enumerable.Repeat(Colour.Yellow, 3), .. Enumerable.Repeat(Colour.NotAssessed, 5), .. Enumerable.Repeat(Colour.Green, 10)];

    public static async Task Plant(Shop shop, int contracts)
    {
        var now = TimeProvider.System.GetUtcNow();
        List<Contract> first = [.. Colours.Select((_, i) => Contract.Sign(Terms(now), i + 1, now))];
        await shop.Get<UnitOfWork>().Run(db =>
        {
            foreach (var (contract, colour) in first.Zip(Colours)) { Add(db, contract, colour, now); }
            db.Add(Risk.Found("bench", Severity.Red, Guid.NewGuid(), "Something to look at.", now));
            return Task.FromResult(0);
        });
        Copy(shop.Database, first, (contracts / Colours.Length) - 1, Math.Max(FewestRisks, contracts / PerRisk) - 1);
    }

    /// <summary>One more contract comes in, its criteria not assessed.</summary>
    public static Task Arrive(Shop shop, int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        return shop.Get<UnitOfWork>().Run(db =>
        {
            Add(db, Contract.Sign(Terms(now), number, now), Colour.NotAssessed, now);
            return Task.FromResult(0);
        });
    }

    private static void Add(SignupDb db, Contract contract, Colour colour, DateTimeOffset now)
    {
        List<Criterion> criteria = [.. contract.Offer.Criteria.Select((template, i) => Criterion.From(template, contract.Id, i + 1))];
        if (colour != Colour.NotAssessed) { criteria[0].Assess(colour, "5 h 10 min", "Measured on Monday", "Ana Kovač", now); }
        db.Add(contract);
        db.AddRange(criteria);
        db.Entry(contract).Property(c => c.Colour).CurrentValue = colour;
    }

    private static void Copy(string file, List<Contract> first, int each, int risks)
    {
        using var database = Disk.Open(file);
        database.Run("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; BEGIN IMMEDIATE;");
        for (var i = 0; i < first.Count; i++)
        {
            var (id, begin) = (first[i].Id.Value.ToString().ToUpperInvariant(), 1_000 + (i * each));
            Copies.Of(
                database, "contracts", $"\"Id\" = '{id}'", begin, each,
                ("Id", Copies.NewId), ("OrderId", Copies.NewId), ("CustomerId", Copies.NewId), ("Number", "printf('C-%07d', n)"), ("CustomerName", "'Customer ' || n"),
                ("SignedAt", string.Create(CultureInfo.InvariantCulture, $"\"SignedAt\" - (n * 7919 % 31536000) * {TimeSpan.TicksPerSecond}")));
            foreach (var position in Enumerable.Range(1, first[i].Offer.Criteria.Count))
            {
                Copies.Of(database, "criteria", $"\"ContractId\" = '{id}' AND \"Position\" = {position}", begin, each, ("Id", $"'{position}' || substr({Copies.NewId}, 2)"), ("ContractId", Copies.NewId));
            }
        }

        Copies.Of(database, "risks", "1", 1, risks, ("Id", Copies.NewId), ("SubjectId", Copies.NewId), ("LastSeenAt", string.Create(CultureInfo.InvariantCulture, $"\"LastSeenAt\" - n * {TimeSpan.TicksPerSecond}")));
        database.Run("COMMIT; PRAGMA wal_checkpoint(TRUNCATE);");
    }

    private static AgreedTerms Terms(DateTimeOffset now)
    {
        var offer = Sample.Team(TimeSpan.FromSeconds(20));
        var text = ContractText.Compose(offer, Sample.Mara, "Northwind Support");
        return new() { OrderId = OrderId.New(), SignupId = SignupId.New(), CustomerId = CustomerId.New(), ClientAccountId = ClientAccountId.New(), Offer = offer, Party = Sample.Mara, Text = text, TextVersion = text.Version, TextHash = text.Hash, AgreedAt = now };
    }
}
