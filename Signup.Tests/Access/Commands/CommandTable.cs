using System.Reflection;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;

namespace SignupTests.Access.Commands;

/// <summary>Every command that asks who is asking, found in the assembly, and who may give it.</summary>
internal static class CommandTable
{
    private static readonly Role[] AnyStaff = [Role.Support, Role.Manager, Role.Admin];

    public static readonly IReadOnlyDictionary<string, Rule> Rules = new Dictionary<string, Rule>(StringComparer.Ordinal)
    {
        ["CancelOrder.Run"] = Rule.OwnerOr(),
        ["CloseAccount.Run"] = Rule.OwnerOr(Role.Admin),
        ["ColourCriterion.Run"] = Rule.Only(AnyStaff),
        ["EraseCustomer.Run"] = Rule.OwnerOr(Role.Admin),
        ["ExportAccount.Run"] = Rule.OwnerOr(Role.Admin),
        ["FreezeQuote.Run"] = Rule.OwnerOr(),
        ["OwnersProof.Check"] = Rule.AnyoneSignedIn,
        ["PublishPlanVersion.Run"] = Rule.Only(Role.Admin),
        ["ReadProfile.Run"] = Rule.OwnerOr(AnyStaff),
        ["ReinstateCustomer.Run"] = Rule.Only(Role.Admin),
        ["ResolveRisk.Run"] = Rule.Only(AnyStaff),
        ["RetryMessage.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["RetryRefund.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["Sessions.End"] = Rule.OwnerOr(),
        ["Sessions.EndOthers"] = Rule.AnyoneSignedIn,
        ["StartCardSetup.Run"] = Rule.OwnerOr(),
        ["SubmitOrder.Run"] = Rule.OwnerOr(),
        ["SuspendCustomer.Run"] = Rule.Only(Role.Admin),
        ["TryPaymentAgain.Run"] = Rule.OwnerOr(),
        ["UpdateProfile.Run"] = Rule.OwnerOr(Role.Admin),
        ["WithdrawPlan.Run"] = Rule.Only(Role.Admin),
    };

    /// <summary>Asks nothing of anybody, and says why.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotCommands = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OwnersProof.AsksForPassword"] = "only says which question a page puts",
        ["ChoosePlan.Run"] = "a sign-up without a customer belongs to the browser with its key; tried in SomebodyElse",
    };

    public static IReadOnlyList<MethodInfo> All { get; } =
    [
        .. typeof(Actor).Assembly.GetTypes()
            .Where(t => t is { IsPublic: true, IsClass: true } && t != typeof(Actor) && !t.IsAssignableTo(typeof(Microsoft.AspNetCore.Components.IComponent)))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => !m.IsSpecialName && m.GetParameters().Any(p => p.ParameterType == typeof(Actor)))
            .OrderBy(NameOf, StringComparer.Ordinal),
    ];

    public static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    public static async Task<Refusal?> Call(MethodInfo command, object target, object?[] arguments)
    {
        var task = (Task)command.Invoke(target, arguments)!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task) switch
        {
            Refusal refusal => refusal,
            IOutcome outcome => outcome.Refusal,
            _ => null,
        };
    }
}
