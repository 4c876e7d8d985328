using System.Globalization;
using System.Text;
using SignupWeb.Kernel;
using SignupWeb.SysOps.Books;

namespace SignupWeb.SysOps.Overview;

/// <summary>The tables of the overview to take away: the same words in every language, amounts with a point.</summary>
public static class OverviewCsv
{
    public static string Signups(OverviewReading reading) => Lines("step,reached", reading.Funnel.Select(step => $"{Lower(step.Reach)},{Number(step.Count)}"));

    public static string Revenue(OverviewReading reading) => Lines(
        "month,currency,captured,refunded,left",
        reading.Revenue.Select(t => $"{t.Month},{t.Currency.ToUpperInvariant()},{Amount(t, t.Captured)},{Amount(t, t.Refunded)},{Amount(t, t.Left.Minor)}"));

    /// <summary>Weeks nobody wrote down are left out.</summary>
    public static string Contracts(OverviewReading reading) => Lines(
        "week from,red,yellow,green,not assessed",
        reading.Acceptance.Where(w => w.Last is not null).Select(w => $"{Day(w.Begins)},{Number(w.Last!.Red)},{Number(w.Last.Yellow)},{Number(w.Last.Green)},{Number(w.Last.NotAssessed)}"));

    public static string Acknowledged(OverviewReading reading) => Lines(
        "week from,acknowledged,average seconds",
        reading.Acceptance.Select(w => $"{Day(w.Begins)},{Number(w.Acknowledged.Count)},{w.Wait?.TotalSeconds.ToString(CultureInfo.InvariantCulture)}"));

    private static string Lines(string head, IEnumerable<string> lines) => new StringBuilder(head).Append("\r\n").AppendJoin(string.Empty, lines.Select(line => line + "\r\n")).ToString();

    private static string Amount(Takings of, long minor) => AmountEntry.Typed(new Money(minor, of.Currency), CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Lower(Reach reach) => reach.ToString().ToLowerInvariant();
}
