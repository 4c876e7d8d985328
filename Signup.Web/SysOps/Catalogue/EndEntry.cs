using System.Globalization;
using SignupWeb.Kernel;

namespace SignupWeb.SysOps.Catalogue;

/// <summary>How a contract can be ended, as somebody types it. Nothing typed is no minimum, no notice period, and the shop's setting for withdrawing.</summary>
public sealed class EndEntry
{
    public string? MinimumMonths { get; set; }

    public string? NoticeDays { get; set; }

    public string? WithdrawalDays { get; set; }

    public void Take(EndTerms? ends) => (MinimumMonths, NoticeDays, WithdrawalDays) = (Written(ends?.MinimumMonths), Written(ends?.NoticeDays), ends?.WithdrawalDays?.ToString(CultureInfo.InvariantCulture));

    /// <summary>False when something typed is no whole number.</summary>
    public bool TryRead(PlanKind kind, out EndTerms? ends)
    {
        ends = null;
        if (!TryRead(MinimumMonths, out var months) || !TryRead(NoticeDays, out var notice) || !TryRead(WithdrawalDays, out var withdrawal)) { return false; }
        if (kind == PlanKind.Download) { (months, notice) = (null, null); }
        if (months is not null || notice is not null || withdrawal is not null) { ends = new(months ?? 0, notice ?? 0, withdrawal); }
        return true;
    }

    private static string? Written(int? number) => number is > 0 ? number.Value.ToString(CultureInfo.InvariantCulture) : null;

    private static bool TryRead(string? typed, out int? number)
    {
        number = int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        return number is not null || string.IsNullOrWhiteSpace(typed);
    }
}
