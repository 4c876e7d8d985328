using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Boards;

/// <summary>What things on the board are called.</summary>
public static class BoardWords
{
    public static string Colour(Tone colour, IStringLocalizer words) => colour switch
    {
        Tone.Red => words["Red"],
        Tone.Yellow => words["Yellow"],
        Tone.Green => words["Green"],
        _ => words["Not assessed"],
    };

    public static string Sort(BoardSort sort, IStringLocalizer words) => sort switch
    {
        BoardSort.Worst => words["Worst first"],
        BoardSort.Newest => words["Newest first"],
        BoardSort.Oldest => words["Oldest first"],
        BoardSort.Customer => words["Customer, A to Z"],
    };

    /// <summary>"Team, yearly"; a download has no cycle.</summary>
    public static string Product(BoardRow row, IStringLocalizer words) => row.Cycle switch
    {
        BillingCycle.Monthly => words["{0}, monthly", row.PlanName],
        BillingCycle.Yearly => words["{0}, yearly", row.PlanName],
        BillingCycle.Once => row.PlanName,
    };

    /// <summary>What decides the colour, in a few words.</summary>
    public static string Because(BoardRow row, IStringLocalizer words) => row.Colour switch
    {
        Tone.Red or Tone.Yellow => row.Worst ?? string.Empty,
        Tone.Green => words["All {0} criteria", row.Criteria],
        _ => words["{0} of {1} assessed", row.Assessed, row.Criteria],
    };
}
