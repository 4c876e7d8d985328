using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Relations;

/// <summary>
/// R3: the limited-time offer of a preferred client, one for each. It is a promotion code at the payment service that takes something off
/// the first payment of the next purchase, for this client alone, once, until it ends. Nobody is told of it before it is there.
/// </summary>
public sealed class LimitedOffer : IVersioned, IWatched
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Group = 4;

    private LimitedOffer()
    {
    }

    public CustomerId CustomerId { get; private init; }

    /// <summary>As it is typed, e.g. "THANKS-7K4F-9QXD".</summary>
    public string Code { get; private init; } = string.Empty;

    /// <summary>Hundredths of a percent.</summary>
    public int BasisPoints { get; private init; }

    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>From this instant on it takes nothing off.</summary>
    public DateTimeOffset EndsAt { get; private init; }

    /// <summary>When the payment service had made it; null before.</summary>
    public DateTimeOffset? MadeAt { get; private set; }

    /// <summary>When the welcome pack went, with the offer or without; null while it waits for it.</summary>
    public DateTimeOffset? WelcomedAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [CustomerId.ToString()];

    public static LimitedOffer Ask(CustomerId client, LimitedOfferOptions terms, DateTimeOffset now) => new()
    {
        CustomerId = client,
        Code = $"THANKS-{RandomNumberGenerator.GetString(Letters, Group)}-{RandomNumberGenerator.GetString(Letters, Group)}",
        BasisPoints = terms.Percent * 100,
        AskedAt = now,
        EndsAt = DateTimeOffset.FromUnixTimeSeconds(now.AddDays(terms.Days).ToUnixTimeSeconds()), // the payment service keeps no fractions
    };

    /// <summary>The payment service has it. False when that is known already.</summary>
    public bool Make(DateTimeOffset now)
    {
        if (MadeAt is not null) { return false; }
        MadeAt = now;
        return true;
    }

    /// <summary>The welcome pack goes now. False when it went before.</summary>
    public bool Welcome(DateTimeOffset now)
    {
        if (WelcomedAt is not null) { return false; }
        WelcomedAt = now;
        return true;
    }

    /// <summary>A purchase was made with it; again is a no-op.</summary>
    public void Use(DateTimeOffset now) => UsedAt ??= now;

    /// <summary>Its client can use it at this instant.</summary>
    public bool IsOpen(DateTimeOffset now) => MadeAt is not null && UsedAt is null && now < EndsAt;
}

internal sealed class LimitedOfferTable : IEntityTypeConfiguration<LimitedOffer>
{
    public void Configure(EntityTypeBuilder<LimitedOffer> builder)
    {
        builder.ToTable("limited_offers");
        builder.HasKey(o => o.CustomerId);
        builder.Property(o => o.CustomerId).ValueGeneratedNever();
        builder.Property(o => o.Code).HasMaxLength(PromotionCodes.Longest);
    }
}
