using SignupWeb.Payments;
using SignupWeb.Platform.Clocks;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>A clock that is wrong charges too early or too late, and refuses genuine webhooks.</summary>
public sealed class ClockOfTheShop(PaymentGateway gateway, StripeConnection connection, TimeProvider time) : ICheck
{
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TooFar = TimeSpan.FromMinutes(4);

    public string Name => "Clock";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        if (connection.IsSandbox) { return time is MovableTime { Ahead.Ticks: > 0 } moved ? Finding.Ok("The sandbox goes by the shop's clock, which was moved ahead by {0} days.", (long)moved.Ahead.TotalDays) : Finding.Ok("The sandbox goes by the shop's clock."); }
        var there = await gateway.TimeThere(cancellationToken);
        return there.Value?.Now is { } now ? Judge(time.GetUtcNow() - now) : Finding.Warning("The payment service did not say what time it is.", "See what is said of the payment service.");
    }

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(TimeSpan ahead) => ahead.Duration() switch
    {
        var off when off > TooFar => Finding.Fault("It differs from the payment service's clock by {0} seconds, so webhooks are refused as too old or too new.", "Let the machine set its clock over the network (NTP).", (long)off.TotalSeconds),
        var off when off > Allowed => Finding.Warning("It differs from the payment service's clock by {0} seconds.", "Let the machine set its clock over the network (NTP).", (long)off.TotalSeconds),
        var off => Finding.Ok("It differs from the payment service's clock by {0} seconds.", (long)off.TotalSeconds),
    };
}
