using System.Globalization;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps;

/// <summary>Times on the shop's clock, as a browser's field for day and time holds them.</summary>
public static class FieldTime
{
    private const string Form = "yyyy-MM-ddTHH:mm";

    public static string Written(DateTimeOffset instant, ShopOptions shop) => shop.Local(instant).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The instant in such a field; long ago for what is none.</summary>
    public static DateTimeOffset Read(string? typed, ShopOptions shop) =>
        DateTime.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? shop.Instant(local) : DateTimeOffset.MinValue;
}
