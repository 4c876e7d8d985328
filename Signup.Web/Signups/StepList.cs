using SignupWeb.Kernel;

namespace SignupWeb.Signups;

/// <summary>
/// Which steps an owner leads a customer through, and in which order (R1 ownership): the settings say it, each sign-up keeps the one it began with. The order comes
/// after all of them and is not in the list. As a text it is the names with commas between.
/// </summary>
public static class StepList
{
    /// <summary>The most that is kept of one.</summary>
    public const int Longest = 80;

    private const char Between = ',';

    private static readonly SignupStep[] Known = [SignupStep.Register, SignupStep.Profile, SignupStep.Payment, SignupStep.Review];

    /// <summary>What holds without a setting.</summary>
    public static string BuiltIn(FlowOwner owner) => owner switch
    {
        FlowOwner.NewBusiness => Written(Known),
        FlowOwner.ExistingBusiness => Written([SignupStep.Payment, SignupStep.Review]),
    };

    /// <summary>The steps an owner may have; only Details can be left out, or put in.</summary>
    public static IReadOnlyList<SignupStep> PossibleFor(FlowOwner owner) => owner switch
    {
        FlowOwner.NewBusiness => Known,
        FlowOwner.ExistingBusiness => Known[1..],
    };

    /// <summary>
    /// The list in its one form. Refusals: STEP_UNKNOWN, STEP_TWICE, STEP_NOT_NEEDED (the owner has it already), STEP_MISSING (nobody could order),
    /// STEPS_IN_WRONG_ORDER (an account is first, the review last).
    /// </summary>
    public static Result<string> Read(FlowOwner owner, string? typed)
    {
        List<SignupStep> steps = [];
        foreach (var name in (typed ?? string.Empty).Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var step = Array.Find(Known, known => string.Equals(known.ToString(), name, StringComparison.OrdinalIgnoreCase));
            if (!string.Equals(step.ToString(), name, StringComparison.OrdinalIgnoreCase)) { return Refused("STEP_UNKNOWN", "{0} is not a step. There are Register, Profile, Payment and Review", name); }
            if (steps.Contains(step)) { return Refused("STEP_TWICE", "{0} is in the list twice", step); }
            steps.Add(step);
        }

        return Judge(owner, steps) is { } refusal ? refusal : Written(steps);
    }

    /// <summary>The steps of a list that was kept.</summary>
    public static IReadOnlyList<SignupStep> Of(string kept) => [.. kept.Split(Between).Select(Enum.Parse<SignupStep>)];

    /// <summary>The list with the details in it, as early as they can be asked.</summary>
    internal static string WithProfile(string kept) => Written([.. Of(kept).TakeWhile(s => s == SignupStep.Register), SignupStep.Profile, .. Of(kept).Where(s => s is not (SignupStep.Register or SignupStep.Profile))]);

    private static Refusal? Judge(FlowOwner owner, List<SignupStep> steps)
    {
        if (steps.FindIndex(step => !PossibleFor(owner).Contains(step)) is >= 0 and var extra) { return Refused("STEP_NOT_NEEDED", "{0} does not belong in the list: whoever is a customer already has an account", steps[extra]); }
        foreach (var needed in PossibleFor(owner).Where(step => step != SignupStep.Profile && !steps.Contains(step))) { return Refused("STEP_MISSING", "{0} is missing. Without it nobody can order", needed); }
        if (steps.IndexOf(SignupStep.Register) > 0) { return Refused("STEPS_IN_WRONG_ORDER", "{0} must be the first step: all others need to know the customer", SignupStep.Register); }
        return steps[^1] != SignupStep.Review ? Refused("STEPS_IN_WRONG_ORDER", "{0} must be the last step: it shows what the others asked, and ends in the order", SignupStep.Review) : null;
    }

    private static string Written(IEnumerable<SignupStep> steps) => string.Join(Between, steps);

    private static Refusal Refused(string code, string sentence, object about) => Refusal.Invalid(code, sentence) with { Arguments = [about] };
}
