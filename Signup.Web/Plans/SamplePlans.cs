using SignupWeb.Kernel;

namespace SignupWeb.Plans;

/// <summary>Sample plans, as drafts: three support contracts, a subscription, a download.</summary>
public static class SamplePlans
{
    private const string Requests = "support-requests";
    private const string Contacts = "named-contacts";
    private const string Calls = "priority-calls";

    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly Dictionary<string, string> None = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> English = new(StringComparer.Ordinal) { [Requests] = "support requests", [Contacts] = "named contacts", [Calls] = "priority calls" };

    private static readonly Dictionary<string, string> German = new(StringComparer.Ordinal) { [Requests] = "Supportanfragen", [Contacts] = "benannte Ansprechpersonen", [Calls] = "Prioritätsanrufe" };

    public static readonly PlanDraft Essential = new(
        "Essential",
        Prices(49_00, 55_00, 42_00, 49_00, 8_000),
        [
            new("en", "For one product and a small crew.", ["8 support requests a month", "1 named contact", "Weekdays 9:00 to 17:00", "First answer within 8 working hours"], "Weekdays 9:00 to 17:00", English),
            new("de", "Für ein Produkt und ein kleines Team.", ["8 Supportanfragen im Monat", "1 benannte Ansprechperson", "Werktags 9:00 bis 17:00 Uhr", "Erste Antwort binnen 8 Arbeitsstunden"], "Werktags 9:00 bis 17:00 Uhr", German),
        ],
        [new(Requests, 8), new(Contacts, 1)],
        SampleCriteria.Essential,
        Support: new(TimeSpan.FromHours(8), new(Weekdays, new(9, 0), new(17, 0))));

    public static readonly PlanDraft Team = new(
        "Team",
        Prices(149_00, 165_00, 129_00, 145_00, 24_000),
        [
            new("en", "For teams that cannot wait.", ["20 support requests a month", "5 named contacts", "Weekdays 7:00 to 21:00", "First answer within 2 hours", "2 priority calls a month"], "Weekdays 7:00 to 21:00", English),
            new("de", "Für Teams, die nicht warten können.", ["20 Supportanfragen im Monat", "5 benannte Ansprechpersonen", "Werktags 7:00 bis 21:00 Uhr", "Erste Antwort binnen 2 Stunden", "2 Prioritätsanrufe im Monat"], "Werktags 7:00 bis 21:00 Uhr", German),
        ],
        [new(Requests, 20), new(Contacts, 5), new(Calls, 2)],
        SampleCriteria.Team,
        Support: new(TimeSpan.FromHours(2), new(Weekdays, new(7, 0), new(21, 0))));

    public static readonly PlanDraft Critical = new(
        "Critical",
        Prices(449_00, 495_00, 389_00, 435_00, 72_000),
        [
            new("en", "For systems that must not stand still.", ["Unlimited support requests", "15 named contacts", "Day and night, every day", "First answer within 15 minutes", "10 priority calls a month", "A named engineer"], "Day and night, every day", English),
            new("de", "Für Systeme, die nicht stillstehen dürfen.", ["Unbegrenzte Supportanfragen", "15 benannte Ansprechpersonen", "Tag und Nacht, jeden Tag", "Erste Antwort binnen 15 Minuten", "10 Prioritätsanrufe im Monat", "Eine feste technische Ansprechperson"], "Tag und Nacht, jeden Tag", German),
        ],
        [new(Requests, null), new(Contacts, 15), new(Calls, 10)],
        SampleCriteria.Critical,
        Support: new(TimeSpan.FromMinutes(15)));

    public static readonly PlanDraft Updates = new(
        "Updates",
        Prices(19_00, 21_00, 16_00, 18_00, 3_000),
        [
            new("en", "Every release and security fix, without support.", ["All new releases", "Security fixes on the day they appear"], string.Empty, None),
            new("de", "Jede neue Version und jede Sicherheitskorrektur, ohne Support.", ["Alle neuen Versionen", "Sicherheitskorrekturen am Tag des Erscheinens"], string.Empty, None),
        ],
        [],
        []);

    public static readonly PlanDraft Handbook = new(
        "Field Handbook",
        [.. Lists(29_00, 32_00, 25_00, 28_00, 4_800).Select(net => new PlanPrice(BillingCycle.Once, net))],
        [
            new("en", "12 checklists on 13 pages. A PDF to keep.", ["12 checklists on 13 pages", "PDF, 23 KB"], string.Empty, None),
            new("de", "12 Checklisten auf 13 Seiten, englisch. Ein PDF zum Behalten.", ["12 Checklisten auf 13 Seiten, englisch", "PDF, 23 KB"], string.Empty, None),
        ],
        [],
        [],
        FileName: "field-handbook.pdf");

    /// <summary>A month in each currency; a year costs ten of them.</summary>
    private static PlanPrice[] Prices(long eur, long usd, long gbp, long chf, long jpy) =>
        [.. Lists(eur, usd, gbp, chf, jpy).SelectMany(net => new PlanPrice[] { new(BillingCycle.Monthly, net), new(BillingCycle.Yearly, net * 10) })];

    private static Money[] Lists(long eur, long usd, long gbp, long chf, long jpy) => [new(eur, "eur"), new(usd, "usd"), new(gbp, "gbp"), new(chf, "chf"), new(jpy, "jpy")];
}
