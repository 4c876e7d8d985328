using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Audit;

/// <summary>Which entries are looked for, as the address says it.</summary>
/// <param name="By">The login of whoever did it.</param>
/// <param name="About">What it was done to: a number, an id or an address.</param>
public sealed record AuditFilter(Guid? By, AuditAction? Action, string About, DateOnly? Day)
{
    public static readonly AuditFilter All = new(null, null, string.Empty, null);

    public bool IsNone => this == All;

    /// <summary>What means nothing in the address filters nothing.</summary>
    public static AuditFilter Of(string? by, string? action, string? about, string? day) => new(
        Guid.TryParse(by, out var who) ? who : null,
        Enum.TryParse<AuditAction>(action, ignoreCase: true, out var did) && Enum.IsDefined(did) ? did : null,
        about?.Trim() is { Length: > 0 and <= AuditSubject.MaxName } words ? words : string.Empty,
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && on.Year is > 2000 and < 9000 ? on : null);

    /// <summary>The same in an address.</summary>
    public string At(string path, Guid? after = null) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["by"] = By?.ToString(),
        ["action"] = Action?.ToString(),
        ["about"] = About.Length > 0 ? About : null,
        ["day"] = Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["after"] = after?.ToString(),
    }.Where(p => p.Value is not null));

    /// <summary>The day on the shop's clock, from when until when; null without one.</summary>
    internal (DateTimeOffset From, DateTimeOffset To)? Span(ShopOptions shop) => Day is { } day ? (Start(day, shop.Zone), Start(day.AddDays(1), shop.Zone)) : null;

    private static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
