using System.Globalization;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.SysOps.Risks;

namespace SignupBench.Support;

/// <summary>Fills a board: a few contracts made as the application makes them, the others as copies of those straight in the database.</summary>
internal static class ManyContracts
{
    private const int PerRisk = 10;
    private const int FewestRisks = 300;

    /// <summary>Of each twenty.</summary>
    private static readonly Colour[] Colours = [.. Of(Colour.Red, 2), .. Of(Colour.Yellow, 3), .. Of(Colour.NotAssessed, 5), .. Of(Colour.Green, 10)];

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

    private static void Add(SignupDb db, Contract contract, Colour colour, DateTimeOffset now)
    {
        var criteria = contract.Offer.Criteria.Select((template, i) => Criterion.From(template, contract.Id, i + 1)).ToList();
        if (colour != Colour.NotAssessed) { criteria[0].Assess(colour, "5 h 10 min", "Measured on Monday", "Ana Kovač", now); }
        db.Add(contract);
        db.AddRange(criteria);
        db.Entry(contract).Property(c => c.Colour).CurrentValue = colour;
    }

    private static void Copy(string file, List<Contract> first, int each, int risks)
    {
        using var database = Disk.Open(file);
        database.Run("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; BEGIN;");
        var begin = 1_000;
        foreach (var contract in first)
        {
            var id = contract.Id.Value.ToString().ToUpperInvariant();
            Copies.Of(
                database, "contracts", $"\"Id\" = '{id}'", begin, each,
                ("Id", Copies.NewId), ("OrderId", Copies.NewId), ("CustomerId", Copies.NewId), ("Number", "printf('C-%07d', n)"), ("CustomerName", "'Customer ' || n"),
                ("SignedAt", string.Create(CultureInfo.InvariantCulture, $"\"SignedAt\" - (n * 7919 % 31536000) * {TimeSpan.TicksPerSecond}")));
            foreach (var position in Enumerable.Range(1, contract.Offer.Criteria.Count))
            {
                Copies.Of(database, "criteria", $"\"ContractId\" = '{id}' AND \"Position\" = {position}", begin, each, ("Id", Copies.NewId.Replace("00000000-", $"0000000{position}-", StringComparison.Ordinal)), ("ContractId", Copies.NewId));
            }

            begin += each;
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

    private static IEnumerable<Colour> Of(Colour colour, int times) => Enumerable.Repeat(colour, times);
}
