using Microsoft.Extensions.Options;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Mail;

/// <summary>What every letter is written on: the shop's colour and logo on top, the firm at the foot.</summary>
/// <param name="Style">In place of the colour the application brings.</param>
/// <param name="Logo">Where it is found; null for none.</param>
/// <param name="Firm">Who the law says must stand there, a line each, in the language of the letter; empty in a mail that names nobody.</param>
public sealed record Letterhead(string Style, string? Logo, IReadOnlyList<string> Firm)
{
    /// <summary>Without a shop, e.g. for a file that is kept.</summary>
    public static readonly Letterhead Plain = new(string.Empty, null, []);
}

/// <summary>Writes the letterhead of the shop as its settings are now, in the language of the moment.</summary>
public sealed class Stationery(IOptions<ShopOptions> shop, PublicAddress address)
{
    /// <summary>The letter on the shop's paper.</summary>
    public Letter On(Letter letter) => letter with { Head = new(Style(shop.Value.Shades), shop.Value.Picture is { } logo ? address.Of(logo.Path) : null, [.. Firm()]) };

    private IEnumerable<string> Firm()
    {
        var seller = shop.Value.Seller;
        yield return seller.LegalName;
        yield return shop.Value.PostalAddress;
        if (Line(seller.RegisterEntry, seller.VatNumber) is { } register) { yield return register; }
        if (Line(seller.Email, seller.Phone, shop.Value.Hours) is { } reach) { yield return reach; }
    }

    private static string? Line(params string?[] parts) => parts.Where(part => !string.IsNullOrWhiteSpace(part)).ToList() is { Count: > 0 } given ? string.Join(" · ", given) : null;

    private static string Style(Shades shades) => shades.Colour.ToString() == Shades.Own
        ? string.Empty
        : $"a.button{{background:{shades.Colour}}}@media(prefers-color-scheme:dark){{a.button{{background:{shades.Dark};color:{shades.InkOnDark}}}}}";
}
