using System.Collections.Concurrent;

namespace SignupWeb.Signups;

/// <summary>A step of a sign-up; the order of the list in <see cref="SignupJourney"/> is what counts.</summary>
public enum SignupStep
{
    Register,
    Profile,
    Payment,
    Review,
    Order,
    Done,
}

/// <summary>One line of a journey.</summary>
/// <param name="Path">Last part of the step's address.</param>
/// <param name="Name">What the line of steps calls it; also the key of its translation.</param>
/// <param name="IsDone">What the row must say for this step to be behind the customer.</param>
public sealed record JourneyStep(SignupStep Step, string Path, string Name, Func<Signup, bool> IsDone);

/// <summary>The way, as data: an ordered list of steps (R1 ownership: only the owning system decides where the user goes next). Which, <see cref="StepList"/> says.</summary>
public static class SignupJourney
{
    private static readonly JourneyStep Register = new(SignupStep.Register, "register", "Account", s => s.CustomerId is not null);
    private static readonly JourneyStep Profile = new(SignupStep.Profile, "profile", "Details", s => s.ProfileConfirmed);
    private static readonly JourneyStep Payment = new(SignupStep.Payment, "payment", "Payment", s => s.PaymentProfileId is not null);
    private static readonly JourneyStep Review = new(SignupStep.Review, "review", "Review", s => s.OrderId is not null);
    private static readonly JourneyStep Order = new(SignupStep.Order, "order", "Order", s => s.State is SignupState.Completed);

    private static readonly JourneyStep[] All = [Register, Profile, Payment, Review, Order];

    private static readonly ConcurrentDictionary<string, IReadOnlyList<JourneyStep>> Lists = new(StringComparer.Ordinal);

    /// <summary>The list this sign-up began with, and the order at its end.</summary>
    public static IReadOnlyList<JourneyStep> Of(Signup signup) => Of(signup.Steps);

    /// <summary>The steps of a list, and the order at its end.</summary>
    public static IReadOnlyList<JourneyStep> Of(string steps) => Lists.GetOrAdd(steps, static kept => [.. StepList.Of(kept).Select(one => All.Single(s => s.Step == one)), Order]);

    /// <summary>What the line of steps calls it.</summary>
    public static string NameOf(SignupStep step) => Array.Find(All, s => s.Step == step)!.Name;

    /// <summary>The step of an address; null when there is none.</summary>
    public static JourneyStep? At(string path) => Array.Find(All, s => s.Path == path);

    /// <summary>The step the row says: the first that is not done.</summary>
    public static JourneyStep Current(Signup signup) => Of(signup).FirstOrDefault(s => !s.IsDone(signup)) ?? Order;

    /// <summary>May the customer look at this step now? Finished ones may be opened again until the order is placed; later ones not yet. Details that are in no list may be changed all the same.</summary>
    public static bool MayOpen(Signup signup, SignupStep step)
    {
        var steps = Of(signup).ToList();
        var wanted = steps.FindIndex(s => s.Step == step);
        var current = steps.FindIndex(s => s == Current(signup));
        if (wanted < 0 && step == SignupStep.Profile) { return signup is { IsOpen: true, ProfileConfirmed: true, CustomerId: not null }; }
        return wanted >= 0 && wanted <= current && (signup.IsOpen || step == SignupStep.Order) && (step != SignupStep.Register || signup.CustomerId is null);
    }

    /// <summary>Where the customer belongs now: the step the row says, or, when the sign-up ended without an order, the page that tells them so.</summary>
    public static string AddressOf(Signup signup) => signup is { IsOpen: false, OrderId: null } ? $"/signup/{signup.Id}/ended" : AddressOf(signup, Current(signup));

    public static string AddressOf(Signup signup, JourneyStep step) => $"/signup/{signup.Id}/{step.Path}";
}
