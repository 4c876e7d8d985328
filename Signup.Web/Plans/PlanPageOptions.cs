using SignupWeb.Platform.Web;

namespace SignupWeb.Plans;

/// <summary>What the shop says on the plan page beside its plans, as text its team writes. Section PlanPage; each in English, and in German where it is given.</summary>
public sealed class PlanPageOptions
{
    /// <summary>Lines of the comparison that no plan says of itself: "Visits on site: Critical = 4 a year, Team".</summary>
    public string Comparison { get; set; } = string.Empty;

    public string ComparisonGerman { get; set; } = string.Empty;

    /// <summary>Each question on a line of its own, its answer below, an empty line between two of them.</summary>
    public string Questions { get; set; } =
        """
        What counts as a support request?
        One question or one fault, from the first message until it is solved. However many messages it takes, it counts once.

        Can I change the plan later?
        Yes, in your account. A bigger plan begins at once and only the difference is paid; a smaller one begins when the paid period is over.

        How do I end it?
        In your account, under Contracts, for the end of the paid period. You may take it back until then.

        Is the price with tax?
        Prices are without VAT. The line at the bottom says what you pay with VAT in your country.
        """;

    public string QuestionsGerman { get; set; } =
        """
        Was zählt als Supportanfrage?
        Eine Frage oder eine Störung, von der ersten Nachricht bis zur Lösung. Wie viele Nachrichten es auch braucht, sie zählt einmal.

        Kann ich den Tarif später wechseln?
        Ja, in Ihrem Konto. Ein größerer Tarif beginnt sofort und nur der Unterschied wird bezahlt; ein kleinerer beginnt, wenn der bezahlte Zeitraum vorbei ist.

        Wie kündige ich den Vertrag?
        In Ihrem Konto unter Verträge, zum Ende des bezahlten Zeitraums. Bis dahin können Sie es zurücknehmen.

        Ist die Steuer im Preis enthalten?
        Die Preise verstehen sich ohne Umsatzsteuer. Die Zeile unten zeigt, was Sie in Ihrem Land mit Steuer zahlen.
        """;

    /// <summary>Who is behind the shop, in one or more paragraphs; empty names the firm alone.</summary>
    public string About { get; set; } = string.Empty;

    public string AboutGerman { get; set; } = string.Empty;

    /// <summary>The questions with their answers, in the reader's language.</summary>
    public IReadOnlyList<(string Question, string Answer)> Asked() =>
        [.. Blocks(InReadersWords(Questions, QuestionsGerman)).Select(block => (block[0], string.Join(' ', block.Skip(1)))).Where(asked => asked.Item2.Length > 0)];

    /// <summary>The paragraphs about the firm, likewise.</summary>
    public IReadOnlyList<string> Paragraphs() => [.. Blocks(InReadersWords(About, AboutGerman)).Select(block => string.Join(' ', block))];

    /// <summary>The lines of the comparison, likewise: a name, and by plan what it says there; empty is a tick.</summary>
    public IReadOnlyList<(string Name, IReadOnlyDictionary<string, string> ByPlan)> Compared() =>
        [.. InReadersWords(Comparison, ComparisonGerman).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Where(parts => parts is [{ Length: > 0 }, { Length: > 0 }]).Select(parts => (parts[0], InPlans(parts[1])))];

    private static Dictionary<string, string> InPlans(string written) => written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(plan => plan.Split('=', 2, StringSplitOptions.TrimEntries)).GroupBy(plan => plan[0], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(plan => plan.Key, plan => plan.Last().ElementAtOrDefault(1) ?? string.Empty, StringComparer.OrdinalIgnoreCase);

    private static string InReadersWords(string english, string german) => LanguageChoice.IsGerman && german.Trim().Length > 0 ? german : english;

    private static IEnumerable<string[]> Blocks(string text) =>
        text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(block => block.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Where(block => block.Length > 0);
}
