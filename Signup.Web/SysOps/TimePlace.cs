using System.Globalization;

namespace SignupWeb.SysOps;

/// <summary>A place in a list in the order of time, behind one of its lines.</summary>
public sealed record TimePlace(DateTimeOffset At, Guid Id)
{
    /// <summary>Null for what is no place.</summary>
    public static TimePlace? Of(string? text) =>
        text?.Split('.', 2) is [var ticks, var id] && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && at >= 0 && at <= DateTimeOffset.MaxValue.Ticks && Guid.TryParse(id, out var own)
            ? new(new(at, TimeSpan.Zero), own) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Id}");
}
