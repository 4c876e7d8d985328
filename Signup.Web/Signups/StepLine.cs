using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.Signups;

/// <summary>The journey as the line of steps on top of a page; the plan is its first step, already done.</summary>
public static class StepLine
{
    public static IReadOnlyList<StepItem> Of(Signup signup, SignupStep now, IStringLocalizer<SignupsTexts> texts)
    {
        List<StepItem> items = [new(texts["Plan"], $"/signup/{signup.Id}/plan", StepState.Done, texts["Choose a plan"])];
        foreach (var step in Shown(signup))
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
        var before = Shown(signup).TakeWhile(s => s.Step != now).LastOrDefault(s => SignupJourney.MayOpen(signup, s.Step));
        return before is null ? $"/signup/{signup.Id}/plan" : SignupJourney.AddressOf(signup, before);
    }

    private static IEnumerable<JourneyStep> Shown(Signup signup) => SignupJourney.Of(signup.Owner).Where(s => s.Step != SignupStep.Order);

    private static string LongName(SignupStep step) => step switch
    {
        SignupStep.Register => "Create an account",
        SignupStep.Profile => "Your details",
        SignupStep.Payment => "Add your card",
        SignupStep.Review => "Check and place your order",
        SignupStep.Order => "Your order",
        SignupStep.Done => "Ready",
    };
}
