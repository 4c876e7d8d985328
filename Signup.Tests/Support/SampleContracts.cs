using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupTests.Support;

/// <summary>Signed contracts of named customers, as the story leaves them, for what shows and judges contracts.</summary>
public static class SampleContracts
{
    private static readonly (string Customer, string Plan, BillingCycle Cycle, Colour[] Colours)[] Board =
    [
        ("Harbor Logistics GmbH", "Critical", BillingCycle.Yearly, [Colour.Green, Colour.Red, Colour.Green, Colour.Yellow, Colour.Green]),
        ("Tidewater Hotels", "Team", BillingCycle.Monthly, [Colour.Red, Colour.Green, Colour.Green, Colour.Green, Colour.NotAssessed]),
        ("Oakline Studio", "Team", BillingCycle.Yearly, [Colour.Green, Colour.Green, Colour.Green, Colour.Yellow, Colour.Green]),
        ("Kestrel Robotics", "Critical", BillingCycle.Yearly, [Colour.Green, Colour.Green, Colour.Yellow, Colour.Green, Colour.Green]),
        ("Alpine Textil AG", "Team", BillingCycle.Monthly, [Colour.Yellow, Colour.Green, Colour.Green, Colour.Green, Colour.Green]),
        ("Nordhafen Energie", "Critical", BillingCycle.Yearly, [Colour.Green, Colour.Green, Colour.Green, Colour.Green, Colour.Green]),
        ("Rowan Veterinary", "Essential", BillingCycle.Monthly, [Colour.Green, Colour.Green, Colour.Green, Colour.Green, Colour.Green]),
        ("Lindqvist Optik", "Team", BillingCycle.Monthly, [Colour.Green, Colour.Green, Colour.Green, Colour.Green, Colour.Green]),
        ("Juno Physio", "Essential", BillingCycle.Monthly, []),
        ("Elmwood Legal", "Team", BillingCycle.Yearly, []),
        ("Bluefin Charters", "Team", BillingCycle.Monthly, [Colour.Green, Colour.Green]),
    ];

    private static readonly CriterionTemplate[] Criteria =
    [
        new("Availability", "Share of good probes, 30 days", "below 99.9 %", "below 99.5 %"),
        new("First response", "Median of the last 20 tickets", "over 2 h", "over 4 h"),
        new("Resolution time", "Median of the last 20 tickets", "over 16 h", "over 24 h"),
        new("Restore test", "Days since the last good one", "over 30", "over 60"),
        new("Satisfaction", "Mean of the monthly survey", "below 4.0", "below 3.0"),
    ];

    private static int planted;

    private static readonly string[] Values = ["99.31 %", "5 h 10 min", "19 h", "41 days ago", "3.6 of 5"];

    /// <summary>Adds a contract with its criteria, coloured in their order; those without a colour stay not assessed.</summary>
    public static Contract Plant(SignupDb db, int number, string customer, string plan, BillingCycle cycle, DateTimeOffset at, params ReadOnlySpan<Colour> colours)
    {
        var contract = Contract.Sign(Terms(customer, plan, cycle, at), number, at);
        var criteria = Criteria.Select((template, i) => Criterion.From(template, contract.Id, i + 1)).ToList();
        for (var i = 0; i < colours.Length; i++)
        {
            var isGreen = colours[i] == Colour.Green;
            criteria[i].Assess(colours[i], isGreen ? null : Values[i], isGreen ? null : "Measured on Monday", "Ana Kovač", at.AddMinutes(5));
        }

        db.Add(contract);
        db.AddRange(criteria);
        if (colours.Length > 0)
        {
            db.Entry(contract).Property(c => c.Colour).CurrentValue = criteria.Select(c => c.Colour).Worst();
            db.Entry(contract).Property(c => c.ColouredAt).CurrentValue = at.AddMinutes(5);
        }

        return contract;
    }

    /// <summary>One more contract of a customer, who is known already.</summary>
    public static Contract PlantFor(SignupDb db, CustomerId customer, DateTimeOffset at, Offer? offer = null)
    {
        var contract = Contract.Sign(Terms("Hafenlicht GmbH", "Team", BillingCycle.Monthly, at, customer, offer), 90_000 + Interlocked.Increment(ref planted), at);
        contract.Activate(at);
        db.Add(contract);
        return contract;
    }

    /// <summary>One of a plan without acceptance criteria.</summary>
    public static Contract PlantUpdates(SignupDb db, int number, string customer, DateTimeOffset at)
    {
        var terms = Terms(customer, "Updates", BillingCycle.Monthly, at, criteria: []);
        var contract = Contract.Sign(terms, number, at);
        db.Add(contract);
        return contract;
    }

    /// <summary>A board as of <paramref name="now"/>: two red, three yellow, three green, three not assessed.</summary>
    public static void PlantBoard(SignupDb db, DateTimeOffset now)
    {
        foreach (var (c, i) in Board.Select((c, i) => (c, i))) { Plant(db, 400 + i, c.Customer, c.Plan, c.Cycle, now.AddHours(-1 - (i * i * 3)), c.Colours); }
    }

    private static AgreedTerms Terms(string customer, string plan, BillingCycle cycle, DateTimeOffset at, CustomerId? id = null, Offer? sold = null, CriterionTemplate[]? criteria = null)
    {
        var offer = (sold ?? Sample.Team(cycle)) with { PlanName = plan, Criteria = criteria ?? Criteria };
        var party = Sample.Mara with { Company = customer };
        var text = ContractText.Compose(offer, party, "Northwind Support");
        return new()
        {
            OrderId = OrderId.New(), SignupId = SignupId.New(), CustomerId = id ?? CustomerId.New(), ClientAccountId = ClientAccountId.New(),
            Offer = offer, Party = party, Text = text, TextVersion = text.Version, TextHash = text.Hash, AgreedAt = at,
        };
    }
}
