using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Tax;

namespace SignupWeb.Payments;

public enum TaxNumberState
{
    /// <summary>The payment service asks the authorities, or is about to.</summary>
    BeingChecked,

    Verified,

    /// <summary>There is no such number.</summary>
    NotVerified,

    /// <summary>The authorities give no answer; the payment service asks again.</summary>
    Unavailable,
}

/// <summary>The VAT number of a client account, as the payment service checks it. One per customer there: the newest.</summary>
public sealed class TaxNumber : IVersioned, IWatched
{
    private TaxNumber()
    {
    }

    /// <summary>cus_...</summary>
    public string StripeCustomerId { get; private init; } = string.Empty;

    public ClientAccountId ClientAccountId { get; private init; }

    public string Country { get; private set; } = string.Empty;

    /// <summary>As it stands on invoices; empty when there is none any more.</summary>
    public string Value { get; private set; } = string.Empty;

    /// <summary>txi_...; null until the payment service has it.</summary>
    public string? TaxIdId { get; private set; }

    public TaxNumberState State { get; private set; }

    /// <summary>Counts the numbers told, for the keys of the calls.</summary>
    public int Told { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [ClientAccountId.ToString()];

    /// <summary>What the tax is decided by.</summary>
    public TaxIdStanding Standing => State switch
    {
        TaxNumberState.Verified => TaxIdStanding.Verified,
        TaxNumberState.NotVerified => TaxIdStanding.NotVerified,
        TaxNumberState.BeingChecked or TaxNumberState.Unavailable => TaxIdStanding.Unknown,
    };

    public static TaxNumber Of(string stripeCustomerId, ClientAccountId account) => new() { StripeCustomerId = stripeCustomerId, ClientAccountId = account };

    /// <summary>Another number. False when it is the one we know.</summary>
    public bool Replace(string country, string value)
    {
        if (value == Value && country == Country) { return false; }
        (Country, Value, TaxIdId, State, Told) = (country, value, null, TaxNumberState.BeingChecked, Told + 1);
        return true;
    }

    /// <summary>The payment service has it.</summary>
    public void Handed(string? taxIdId) => TaxIdId = taxIdId;

    /// <summary>What the check shows. False when that is known.</summary>
    public bool Found(TaxNumberState state)
    {
        if (State == state) { return false; }
        State = state;
        return true;
    }
}

internal sealed class TaxNumberTable : IEntityTypeConfiguration<TaxNumber>
{
    public void Configure(EntityTypeBuilder<TaxNumber> builder)
    {
        builder.ToTable("tax_numbers");
        builder.HasKey(n => n.StripeCustomerId);
        builder.HasIndex(n => n.ClientAccountId);
        builder.Ignore(n => n.Standing);
    }
}
