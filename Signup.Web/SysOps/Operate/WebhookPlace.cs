using System.Globalization;

namespace SignupWeb.SysOps.Operate;

/// <summary>A place in the log behind one of its webhooks.</summary>
public sealed record WebhookPlace(DateTimeOffset At, string Id)
{
    /// <summary>Null for what is no place.</summary>
    public static WebhookPlace? Of(string? text) =>
        text?.Split('.', 2) is [var ticks, { Length: > 0 and <= 255 } id] && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && at >= 0 && at <= DateTimeOffset.MaxValue.Ticks
            ? new(new(at, TimeSpan.Zero), id) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Id}");
}
