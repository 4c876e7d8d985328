using SignupWeb.Platform.Settings;

namespace SignupWeb.Plans;

internal static class PlanPageSettings
{
    private static readonly TextForm Text = new(8000, Optional: true) { Lines = true };

    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Shop, "PlanPage:About", "Who is behind it", Text, "Shown on the plan page beside the firm; an empty line begins a paragraph."),
        new(SettingSection.Shop, "PlanPage:AboutGerman", "Who is behind it, in German", Text, "The same for German readers; empty says it in English."),
        new(SettingSection.Shop, "PlanPage:Questions", "Questions and answers", Text, "Shown on the plan page: each question on a line, its answer below, an empty line between two."),
        new(SettingSection.Shop, "PlanPage:QuestionsGerman", "Questions and answers in German", Text, "The same for German readers; empty says it in English."),
        new(SettingSection.Shop, "PlanPage:Comparison", "More in the comparison", Text, "More lines of the comparison on the plan page, like “Visits on site: Critical = 4 a year, Team”; without = it is a tick."),
        new(SettingSection.Shop, "PlanPage:ComparisonGerman", "More in the comparison, in German", Text, "The same for German readers; empty says it in English."),
    ];
}
