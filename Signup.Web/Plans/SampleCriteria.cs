using SignupWeb.Kernel;

namespace SignupWeb.Plans;

/// <summary>Acceptance criteria the sample support contracts start with (R5).</summary>
internal static class SampleCriteria
{
    private static readonly CriterionTemplate Requirements = new("Requirements known", "Set-up sheet filled in with the customer and confirmed by them", "Not confirmed 5 working days after the start", "Not confirmed 10 working days after the start");

    private static readonly CriterionTemplate Satisfaction = new("Satisfaction", "Average rating of closed requests in the last 3 months", "Below 4.0 of 5", "Below 3.0 of 5");

    public static readonly IReadOnlyList<CriterionTemplate> Essential =
    [
        Requirements,
        new("First answer", "Longest time from request to a person's answer this month", "Over 8 working hours", "Over 16 working hours"),
        new("Solved in time", "Share of requests solved within 5 working days this month", "Below 90 %", "Below 75 %"),
        Satisfaction,
    ];

    public static readonly IReadOnlyList<CriterionTemplate> Team =
    [
        Requirements,
        new("First answer", "Longest time from request to a person's answer this month", "Over 2 hours of service time", "Over 4 hours of service time"),
        new("Solved in time", "Share of requests solved within 3 working days this month", "Below 90 %", "Below 75 %"),
        new("Priority calls", "Longest wait on a priority call this month", "Over 5 minutes", "Over 15 minutes"),
        Satisfaction,
    ];

    public static readonly IReadOnlyList<CriterionTemplate> Critical =
    [
        Requirements,
        new("First answer", "Longest time from request to a person's answer this month", "Over 15 minutes", "Over 30 minutes"),
        new("Solved in time", "Share of urgent requests solved within 4 hours this month", "Below 95 %", "Below 85 %"),
        new("Priority calls", "Longest wait on a priority call this month", "Over 2 minutes", "Over 5 minutes"),
        new("Named engineer", "Days this month without the named engineer or a stand-in", "1 day", "3 days"),
        Satisfaction,
    ];
}
