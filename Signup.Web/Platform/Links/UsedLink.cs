using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Links;

/// <summary>A single-use link that was used; the key makes a second use impossible, also at the same moment.</summary>
public sealed class UsedLink
{
    public string Nonce { get; init; } = string.Empty;

    public string Kind { get; init; } = string.Empty;

    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class UsedLinkTable : IEntityTypeConfiguration<UsedLink>
{
    public void Configure(EntityTypeBuilder<UsedLink> builder)
    {
        builder.ToTable("used_links");
        builder.HasKey(l => l.Nonce);
    }
}

public static class UsedLinks
{
    public static Task<bool> WasUsed(this SignupDb db, SignedLink link, CancellationToken cancellationToken = default) =>
        db.Set<UsedLink>().AnyAsync(u => u.Nonce == link.Nonce, cancellationToken);

    /// <summary>Marks the link as used, in the transaction of its effect.</summary>
    public static void Use(this SignupDb db, SignedLink link) =>
        db.Add(new UsedLink { Nonce = link.Nonce, Kind = link.Kind, ExpiresAt = link.ExpiresAt });
}
