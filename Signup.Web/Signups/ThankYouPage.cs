using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;

namespace SignupWeb.Signups;

/// <summary>The page a completed sign-up ends on, built from the contract (R1 step 10). Its token is its address; bookmarkable.</summary>
public sealed class ThankYouPage
{
    public ThankYouPageId Id { get; init; }

    /// <summary>Unguessable part of the address.</summary>
    public string Token { get; init; } = string.Empty;

    public SignupId SignupId { get; init; }

    public OrderId OrderId { get; init; }

    public ContractId ContractId { get; init; }

    public CustomerId CustomerId { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public string Path => $"/thank-you/{Token}";

    public static ThankYouPage Of(SignupId signup, OrderId order, ContractId contract, CustomerId customer, DateTimeOffset publishedAt) => new()
    {
        Id = ThankYouPageId.New(),
        Token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(18)),
        SignupId = signup,
        OrderId = order,
        ContractId = contract,
        CustomerId = customer,
        PublishedAt = publishedAt,
    };
}

internal sealed class ThankYouPageTable : IEntityTypeConfiguration<ThankYouPage>
{
    public void Configure(EntityTypeBuilder<ThankYouPage> builder)
    {
        builder.ToTable("thank_you_pages");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.Token).IsUnique();
        builder.HasIndex(p => p.ContractId);
        builder.HasIndex(p => p.OrderId).IsUnique();
    }
}
