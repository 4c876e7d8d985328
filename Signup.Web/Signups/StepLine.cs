using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.Signups;

/// <summary>The journey as the line of steps on top of a page; the plan is its first step, already done.</summary>
public static class StepLine
{
    public static IReadOnlyList<StepItem> Of(Signup signup, SignupStep now, IStringLocalizer<SignupsTexts> texts)
    {
        List<StepItem> items = [new(texts["Plan"], PlanOf(signup), StepState.Done, texts["Choose a plan"])];
        foreach (var step in Shown(signup, now))
        {
            var state = step.Step == now ? StepState.Now : step.IsDone(signup) ? StepState.Done : StepState.Ahead;
            var url = state == StepState.Done && SignupJourney.MayOpen(signup, step.Step) ? SignupJourney.AddressOf(signup, step) : null;
            items.Add(new(texts[step.Name], url, state, texts[LongName(step.Step)]));
        }

        return items;
    }

    /// <summary>Where Back leads: the step before, if it can be opened, else the plan.</summary>
    public static string Before(Signup signup, SignupStep now)
    {
        var before = Shown(signup, now).TakeWhile(s => s.Step != now).LastOrDefault(s => SignupJourney.MayOpen(signup, s.Step));
        return before is null ? PlanOf(signup) : SignupJourney.AddressOf(signup, before);
    }

    /// <summary>Where the plan is chosen: who changes what they have does it in their account.</summary>
    public static string PlanOf(Signup signup) => signup.Changes is null ? $"/signup/{signup.Id}/plan" : "/account/plan";

    /// <summary>Details that are in no list stand in the line while they are looked at.</summary>
    private static IEnumerable<JourneyStep> Shown(Signup signup, SignupStep now)
    {
        var steps = SignupJourney.Of(now == SignupStep.Profile ? StepList.WithProfile(signup.Steps) : signup.Steps);
        return (steps.Count > SignupJourney.Of(signup).Count ? steps : SignupJourney.Of(signup)).Where(s => s.Step != SignupStep.Order);
    }

    private static string LongName(SignupStep step) => step switch
    {
        SignupStep.Register => "Your account",
        SignupStep.Profile => "Your details",
        SignupStep.Payment => "Add your card",
        SignupStep.Review => "Check and place your order",
        SignupStep.Order => "Your order",
        SignupStep.Done => "Ready",
    };
}
