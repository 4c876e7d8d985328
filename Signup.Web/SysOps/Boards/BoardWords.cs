using Microsoft.Extensions.Localization;
using SignupWeb.Contracts;
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
        BoardSort.Deadline => words["First due"],
    };

    public static string Due(BoardDue due, IStringLocalizer words) => due switch
    {
        BoardDue.Overdue => words["Overdue"],
        BoardDue.Today => words["By the end of today"],
    };

    /// <summary>Whose it is, as an address says it.</summary>
    public static string Owner(string owner, IStringLocalizer words) => owner switch
    {
        BoardAddress.Me => words["Me"],
        BoardAddress.Nobody => words["Nobody so far"],
        _ => owner,
    };

    /// <summary>A contract's colour, or that it needs none.</summary>
    public static string Colour(Contract contract, IStringLocalizer words) =>
        contract is { NeedsAcceptance: false, Colour: Contracts.Colour.NotAssessed } ? words["No acceptance needed"] : Colour(ToneOf.Colour(contract.Colour), words);

    /// <summary>Why a customer ends a contract.</summary>
    public static string Reason(EndReason reason, IStringLocalizer words) => reason switch
    {
        EndReason.NeededLess => words["needs it less"],
        EndReason.TooExpensive => words["too expensive"],
        EndReason.AnswersDidNotHelp => words["the answers did not help"],
        EndReason.SomethingElse => words["something else"],
    };

    /// <summary>"Team, yearly"; a download has no cycle.</summary>
    public static string Product(string plan, BillingCycle cycle, IStringLocalizer words) => cycle switch
    {
        BillingCycle.Monthly => words["{0}, monthly", plan],
        BillingCycle.Yearly => words["{0}, yearly", plan],
        BillingCycle.Once => plan,
    };

    /// <summary>"7 contracts, 7 not assessed".</summary>
    public static string Counted(int all, int notAssessed, IStringLocalizer words) => (all, notAssessed) switch
    {
        (0, _) => string.Empty,
        (1, 0) => words["1 contract, assessed"],
        (1, _) => words["1 contract, not assessed"],
        (_, 0) => words["{0:N0} contracts, all assessed", all],
        _ => words["{0:N0} contracts, {1:N0} not assessed", all, notAssessed],
    };

    /// <summary>What decides the colour, in a few words.</summary>
    public static string Because(BoardRow row, IStringLocalizer words) => row.Colour switch
    {
        Tone.Red or Tone.Yellow => row.Worst ?? words["Not paid"],
        Tone.Green => words["All {0} criteria", row.Criteria],
        _ => words["{0} of {1} assessed", row.Assessed, row.Criteria],
    };

    /// <summary>Why a contract has the colour it has, in one sentence.</summary>
    /// <param name="changed">When a colour was last changed, in words.</param>
    public static string Sentence(Contract contract, IReadOnlyList<Criterion> criteria, string changed, IStringLocalizer words)
    {
        var names = string.Join(", ", [.. criteria.Where(c => c.Colour == contract.Colour).Select(c => c.Name), .. contract is { UnpaidSince: not null, Colour: Contracts.Colour.Yellow } ? [words["Not paid"].Value] : (string[])[]]);
        return contract.Colour switch
        {
            Contracts.Colour.Red => words["Red because of: {0}. Last change {1}.", names, changed],
            Contracts.Colour.Yellow => words["Yellow because of: {0}. Last change {1}.", names, changed],
            Contracts.Colour.Green => words["Green: all {0} criteria are met. Last change {1}.", criteria.Count, changed],
            Contracts.Colour.NotAssessed when !contract.NeedsAcceptance => words["No acceptance needed: this plan has no criteria."],
            Contracts.Colour.NotAssessed => words["Not assessed: {0} of {1} criteria have no colour yet.", criteria.Count(c => c.Colour == Contracts.Colour.NotAssessed), criteria.Count],
        };
    }
}
