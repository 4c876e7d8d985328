using System.Globalization;
using SignupWeb.Kernel;

namespace SignupWeb.SysOps.Risks;

/// <summary>A place in the queue behind one of its risks, as that one stood when it was shown: found again, it does not take the reader along.</summary>
public sealed record RiskPlace(Severity Severity, DateTimeOffset SeenAt, RiskId Id)
{
    /// <summary>Null for what is no place.</summary>
    public static RiskPlace? Of(string? text) =>
        text?.Split('.') is [var severity, var ticks, var id]
        && Enum.TryParse<Severity>(severity, ignoreCase: true, out var known) && Enum.IsDefined(known)
        && long.TryParse(ticks, CultureInfo.InvariantCulture, out var at) && at >= 0 && at <= DateTimeOffset.MaxValue.Ticks
        && RiskId.TryParse(id, null, out var risk)
            ? new(known, new(at, TimeSpan.Zero), risk) : null;

    public static RiskPlace Behind(Risk risk) => new(risk.Severity, risk.LastSeenAt, risk.Id);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Severity.ToString().ToLowerInvariant()}.{SeenAt.UtcTicks}.{Id.Value:N}");
}
