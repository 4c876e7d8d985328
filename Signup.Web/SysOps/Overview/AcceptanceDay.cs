using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Contracts;

namespace SignupWeb.SysOps.Overview;

/// <summary>How the running contracts stood when a day of the shop's clock ended, and how soon those that had turned yellow or red were acknowledged in it.</summary>
public sealed class AcceptanceDay
{
    public DateOnly Day { get; init; }

    public int Red { get; private set; }

    public int Yellow { get; private set; }

    public int Green { get; private set; }

    public int NotAssessed { get; private set; }

    /// <summary>How many were acknowledged for the first time since they turned.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>How long all of them together had waited for that.</summary>
    public long SecondsWaited { get; private set; }

    /// <param name="contracts">By the colour's name; what is not among them is none.</param>
    public AcceptanceDay Stands(IReadOnlyDictionary<string, int> contracts)
    {
        (Red, Yellow, Green, NotAssessed) = (Of(Colour.Red), Of(Colour.Yellow), Of(Colour.Green), Of(Colour.NotAssessed));
        return this;

        int Of(Colour colour) => contracts.GetValueOrDefault(colour.ToString());
    }

    public AcceptanceDay Took(Acknowledged acknowledged)
    {
        (Acknowledged, SecondsWaited) = (acknowledged.Count, acknowledged.Seconds);
        return this;
    }
}

internal sealed class AcceptanceDayTable : IEntityTypeConfiguration<AcceptanceDay>
{
    public void Configure(EntityTypeBuilder<AcceptanceDay> builder)
    {
        builder.ToTable("acceptance_days");
        builder.HasKey(d => d.Day);
    }
}
