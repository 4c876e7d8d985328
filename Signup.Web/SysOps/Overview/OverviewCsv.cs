using System.Globalization;
using System.Text;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.SysOps.Books;

namespace SignupWeb.SysOps.Overview;

/// <summary>The tables of the overview to take away: the same words in every language, amounts with a point.</summary>
public static class OverviewCsv
{
    public static string Signups(OverviewReading reading) => Lines("step,reached", reading.Funnel.Select(step => $"{Lower(step.Reach)},{Number(step.Count)}"));

    public static string Revenue(OverviewReading reading) => Lines(
        "month,currency,captured,refunded,left",
        reading.Revenue.Select(t => $"{t.Month},{t.Currency.ToUpperInvariant()},{Amount(t, t.Captured)},{Amount(t, t.Refunded)},{Amount(t, t.Left.Minor)}"));

    public static string Contracts(OverviewReading reading) => Lines("colour,contracts", BoardColours.Select(c => $"{c.Word},{Number(reading.Contracts.GetValueOrDefault(c.Tone))}"));

    private static readonly (Tone Tone, string Word)[] BoardColours = [(Tone.Red, "red"), (Tone.Yellow, "yellow"), (Tone.Green, "green"), (Tone.Grey, "not assessed")];

    private static string Lines(string head, IEnumerable<string> lines) => new StringBuilder(head).Append("\r\n").AppendJoin(string.Empty, lines.Select(line => line + "\r\n")).ToString();

    private static string Amount(Takings of, long minor) => AmountEntry.Typed(new Money(minor, of.Currency), CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Lower(Reach reach) => reach.ToString().ToLowerInvariant();
}
