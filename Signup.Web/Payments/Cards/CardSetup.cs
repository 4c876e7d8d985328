using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;

namespace SignupWeb.Payments.Cards;

public enum CardSetupState
{
    /// <summary>The customer was, or will be, sent to the card page.</summary>
    Open,

    /// <summary>The card is on file.</summary>
    Complete,

    /// <summary>Over without a card: too late, or another page took its place.</summary>
    Over,
}

/// <summary>One visit to the payment service's card page, and the way back from it.</summary>
public sealed class CardSetup : IVersioned, IWatched
{
    private CardSetup()
    {
    }

    public Guid Id { get; private init; }

    public SignupId SignupId { get; private init; }

    public ClientAccountId ClientAccountId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public string StripeCustomerId { get; private init; } = string.Empty;

    /// <summary>Its number within the sign-up; part of the operation's key.</summary>
    public int Number { get; private init; }

    /// <summary>Where the customer returns to with the card.</summary>
    public HandOff HandOff { get; private init; } = null!;

    public CardSetupState State { get; private set; }

    /// <summary>cs_...; null until the service answered.</summary>
    public string? SessionId { get; private set; }

    public PaymentProfileId? PaymentProfileId { get; private set; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When a bank last refused a card there; null when none was.</summary>
    public DateTimeOffset? RefusedAt { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [SignupId.ToString()];

    public void Refuse(DateTimeOffset now) => RefusedAt = now;

    public static CardSetup Start(Payer payer, string stripeCustomerId, int number, HandOff handOff, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        SignupId = payer.SignupId,
        ClientAccountId = payer.ClientAccountId,
        CustomerId = payer.CustomerId,
        StripeCustomerId = stripeCustomerId,
        Number = number,
        HandOff = handOff,
        StartedAt = now,
    };

    public void Opened(string sessionId) => SessionId ??= sessionId;

    /// <summary>The customer has finished. Also when we had thought the visit was over: a card that is there is there.</summary>
    public void Complete(string sessionId, PaymentProfileId card, DateTimeOffset now)
    {
        SessionId ??= sessionId;
        (State, PaymentProfileId, EndedAt) = (CardSetupState.Complete, PaymentProfileId ?? card, EndedAt ?? now);
    }

    public void End(DateTimeOffset now)
    {
        if (State == CardSetupState.Open) { (State, EndedAt) = (CardSetupState.Over, now); }
    }
}

internal sealed class CardSetupTable : IEntityTypeConfiguration<CardSetup>
{
    public void Configure(EntityTypeBuilder<CardSetup> builder)
    {
        builder.ToTable("card_setups");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => new { s.SignupId, s.Number }).IsUnique();
        builder.HasIndex(s => s.SessionId).IsUnique();
        builder.HasIndex(s => s.StripeCustomerId, "open_card_pages").HasFilter("\"State\" = 'Open'");
        builder.Property(s => s.HandOff).AsJson();
    }
}
