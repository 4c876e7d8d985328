using System.Globalization;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>The time zone that dates are written in.</summary>
public sealed class ZoneOfTheShop(IOptions<ShopOptions> shop, TimeProvider time) : ICheck
{
    public string Name => "Time zone";

    public Task<Finding> Look(CancellationToken cancellationToken) => Task.FromResult(Judge(shop.Value.TimeZone, time.GetUtcNow()));

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(string zone, DateTimeOffset now) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
        ? Finding.Ok("Times are those of {0}, where it is {1} now.", zone, TimeZoneInfo.ConvertTime(now, found).ToString("HH:mm", CultureInfo.InvariantCulture))
        : Finding.Fault("This machine does not know the time zone {0}.", "Set Shop:TimeZone to a name such as Europe/Berlin, or install the machine's time zones (tzdata).", zone);
}
