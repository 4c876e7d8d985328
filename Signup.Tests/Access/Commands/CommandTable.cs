using System.Reflection;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupTests.Access.Commands;

/// <summary>Every command that asks who is asking, found in the assembly, and who may give it.</summary>
internal static class CommandTable
{
    private static readonly Role[] AnyStaff = [Role.Support, Role.Manager, Role.Admin];

    public static readonly IReadOnlyDictionary<string, Rule> Rules = new Dictionary<string, Rule>(StringComparer.Ordinal)
    {
        ["AddPlan.Run"] = Rule.Only(Role.Admin),
        ["SavePlanDraft.Run"] = Rule.Only(Role.Admin),
        ["DiscardPlanDraft.Run"] = Rule.Only(Role.Admin),
        ["TellPlanAgain.Run"] = Rule.Only(Role.Admin),
        ["ReadPlans.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["ReadPlan.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["ChangeRole.Run"] = Rule.Only(Role.Admin),
        ["ExportAudit.Run"] = Rule.Only(Role.Admin),
        ["ExportOrders.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["ReadOrders.Run"] = Rule.Only(AnyStaff),
        ["ReadJourneys.Run"] = Rule.Only(AnyStaff),
        ["FindThings.Run"] = Rule.Only(AnyStaff),
        ["InviteStaff.Run"] = Rule.Only(Role.Admin),
        ["ReadAudit.Run"] = Rule.Only(Role.Admin),
        ["ReadStaff.Run"] = Rule.Only(Role.Admin),
        ["ReinstateStaff.Run"] = Rule.Only(Role.Admin),
        ["ResendInvitation.Run"] = Rule.Only(Role.Admin),
        ["SuspendStaff.Run"] = Rule.Only(Role.Admin),
        ["WithdrawInvitation.Run"] = Rule.Only(Role.Admin),
        ["AddPasskey.Run"] = Rule.AnyoneSignedIn,
        ["AskForSupport.Run"] = Rule.OwnerOr(),
        ["CancelOrder.Run"] = Rule.OwnerOr(),
        ["CancelSignup.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["SendWayBack.Run"] = Rule.Only(AnyStaff),
        ["ChangeAddress.Run"] = Rule.OwnerOr(),
        ["ChangeCriteria.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["ChangeCard.Run"] = Rule.OwnerOr(),
        ["ChangePassword.Run"] = Rule.AnyoneSignedIn,
        ["ColourCriterion.Run"] = Rule.Only(AnyStaff),
        ["CloseRequest.Run"] = Rule.OwnerOr(AnyStaff),
        ["CloseDispute.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["CloseAccount.Run"] = Rule.OwnerOr(Role.Admin),
        ["ConfirmAuthenticator.Run"] = Rule.AnyoneSignedIn,
        ["CreatePromotion.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["DiscardMessage.Run"] = Rule.Only(Role.Admin),
        ["DisconnectProvider.Run"] = Rule.AnyoneSignedIn,
        ["EraseCustomer.Run"] = Rule.OwnerOr(Role.Admin),
        ["ExportAccount.Run"] = Rule.OwnerOr(Role.Admin),
        ["ExportLedger.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["Examine.Run"] = Rule.Only(Role.Admin),
        ["FillDemo.Run"] = Rule.Only(Role.Admin),
        ["RemoveDemo.Run"] = Rule.Only(Role.Admin),
        ["OfferAmendment.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["AnswerAmendment.Accept"] = Rule.OwnerOr(),
        ["AnswerAmendment.Decline"] = Rule.OwnerOr(),
        ["AnswerAmendment.Withdraw"] = Rule.Only(Role.Manager, Role.Admin),
        ["ReadAmendment.Run"] = Rule.OwnerOr(),
        ["FinishTask.Run"] = Rule.Only(AnyStaff),
        ["FinishTask.Reopen"] = Rule.Only(AnyStaff),
        ["FreezeQuote.Run"] = Rule.OwnerOr(),
        ["ListRequests.Run"] = Rule.AnyoneSignedIn,
        ["ListPromotions.Run"] = Rule.Only(AnyStaff),
        ["LookNow.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["MoveReminder.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["MoveClock.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["MoveClock.ToNextRenewal"] = Rule.Only(Role.Manager, Role.Admin),
        ["OfferToAddPasskey.Run"] = Rule.AnyoneSignedIn,
        ["OwnersProof.Check"] = Rule.AnyoneSignedIn,
        ["PayInstead.Run"] = Rule.OwnerOr(),
        ["PublishPlanVersion.Run"] = Rule.Only(Role.Admin),
        ["ReadDeadlines.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["SettleDeadline.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["SettleDeadline.GiveUp"] = Rule.Only(Role.Admin),
        ["ReadMails.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["ReadMessages.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["ReadOverview.Run"] = Rule.Only(AnyStaff),
        ["ReadWebhooks.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["ReplayWebhook.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["RetryMessage.OfMessage"] = Rule.Only(Role.Manager, Role.Admin),
        ["ReadSettings.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["SaveSettings.Run"] = Rule.Only(Role.Admin),
        ["SendTestMail.Run"] = Rule.Only(Role.Admin),
        ["ReadLetters.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["SendPreview.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["ChangeMailWords.Run"] = Rule.Only(Role.Admin),
        ["SendMailAgain.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["ReadEvidence.Run"] = Rule.Only(AnyStaff),
        ["ReadFile.Run"] = Rule.OwnerOr(AnyStaff),
        ["ReadRequest.Run"] = Rule.OwnerOr(AnyStaff),
        ["ReadProfile.Run"] = Rule.OwnerOr(AnyStaff),
        ["RefundOrder.Decide"] = Rule.Only(Role.Manager, Role.Admin),
        ["RefundOrder.Run"] = Rule.Only(AnyStaff),
        ["ReinstateCustomer.Run"] = Rule.Only(Role.Admin),
        ["RemoveAuthenticator.Run"] = Rule.AnyoneSignedIn,
        ["RemovePasskey.Run"] = Rule.AnyoneSignedIn,
        ["RenamePasskey.Run"] = Rule.AnyoneSignedIn,
        ["RenewRecoveryCodes.Run"] = Rule.AnyoneSignedIn,
        ["ReopenRequest.Run"] = Rule.Only(AnyStaff),
        ["ResetSecondFactor.Run"] = Rule.Only(Role.Admin),
        ["ResolveRisk.Run"] = Rule.Only(AnyStaff),
        ["RetryMessage.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["RetryRefund.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["Sessions.End"] = Rule.OwnerOr(),
        ["Sessions.EndOthers"] = Rule.AnyoneSignedIn,
        ["SetFaults.Clear"] = Rule.Only(Role.Manager, Role.Admin),
        ["SetFaults.OfCalls"] = Rule.Only(Role.Manager, Role.Admin),
        ["SetFaults.OfEvents"] = Rule.Only(Role.Manager, Role.Admin),
        ["SetUpAuthenticator.Run"] = Rule.AnyoneSignedIn,
        ["StartCardChange.Run"] = Rule.AnyoneSignedIn,
        ["StartCardSetup.Run"] = Rule.OwnerOr(),
        ["SubmitOrder.Run"] = Rule.OwnerOr(),
        ["SuspendCustomer.Run"] = Rule.Only(Role.Admin),
        ["TakeRequest.Run"] = Rule.Only(AnyStaff),
        ["TryPaymentAgain.Run"] = Rule.OwnerOr(),
        ["UpdateProfile.Run"] = Rule.OwnerOr(Role.Admin),
        ["WriteMessage.Run"] = Rule.OwnerOr(AnyStaff),
        ["WithdrawPromotion.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["WithdrawPlan.Run"] = Rule.Only(Role.Admin),
        ["TakeRisk.Run"] = Rule.Only(Role.Support, Role.Manager, Role.Admin),
        ["SnoozeRisk.Run"] = Rule.Only(Role.Support, Role.Manager, Role.Admin),
        ["AcknowledgeContract.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["LogAcceptance.Run"] = Rule.Only(Role.Support, Role.Manager, Role.Admin),
        ["ChangeBillingCycle.Run"] = Rule.OwnerOr(),
        ["ChangeCycle.Run"] = Rule.OwnerOr(),
        ["PayOtherwise.Run"] = Rule.Only(Role.Manager, Role.Admin),
        ["WriteOffRefund.Run"] = Rule.Only(Role.Manager, Role.Admin),
    };

    /// <summary>What staff may do and the audit does not keep, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotAudited = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CloseAccount.Run"] = "ends in EraseCustomer, which is kept",
        ["CloseDispute.Run"] = "plays the bank of the sandbox",
        ["CloseRequest.Run"] = "an entry of the request itself",
        ["ExportAudit.Run"] = "only reads",
        ["ExportLedger.Run"] = "only reads",
        ["ExportOrders.Run"] = "only reads",
        ["ReadOrders.Run"] = "only reads",
        ["ReadJourneys.Run"] = "only reads",
        ["FindThings.Run"] = "only reads",
        ["AddPlan.Run"] = "a draft; publishing it is kept",
        ["SavePlanDraft.Run"] = "a draft; publishing it is kept",
        ["DiscardPlanDraft.Run"] = "a draft; publishing it is kept",
        ["TellPlanAgain.Run"] = "changes nothing here",
        ["Examine.Run"] = "only looks",
        ["FillDemo.Run"] = "sample data in an empty shop",
        ["FinishTask.Run"] = "stands in the task itself",
        ["FinishTask.Reopen"] = "stands in the task itself",
        ["ReadDeadlines.Run"] = "only reads",
        ["ReadEvidence.Run"] = "only reads",
        ["ReadPlan.Run"] = "only reads",
        ["ReadPlans.Run"] = "only reads",
        ["ReadSettings.Run"] = "only reads",
        ["RemoveDemo.Run"] = "sample data in a shop without customers",
        ["SendTestMail.Run"] = "a mail to oneself",
        ["SendPreview.Run"] = "a mail to oneself",
        ["ReadLetters.Run"] = "only reads",
        ["ListPromotions.Run"] = "only reads",
        ["LogAcceptance.Run"] = "has nothing to log here; tried in LookingIntoTheAudit",
        ["LookNow.Run"] = "changes nothing of its own",
        ["MoveClock.Run"] = "plays with the time of the sandbox",
        ["MoveClock.ToNextRenewal"] = "plays with the time of the sandbox",
        ["ReadAudit.Run"] = "only reads",
        ["ReadFile.Run"] = "only reads",
        ["ReadMails.Run"] = "only reads",
        ["ReadMessages.Run"] = "only reads",
        ["ReadOverview.Run"] = "only reads",
        ["ReadProfile.Run"] = "only reads",
        ["ReadRequest.Run"] = "only reads",
        ["ReadStaff.Run"] = "only reads",
        ["ReadWebhooks.Run"] = "only reads",
        ["ReinstateCustomer.Run"] = "has nobody to reinstate here; tried in LookingIntoTheAudit",
        ["ReopenRequest.Run"] = "an entry of the request itself",
        ["SetFaults.Clear"] = "plays a payment service that fails",
        ["SetFaults.OfCalls"] = "plays a payment service that fails",
        ["SetFaults.OfEvents"] = "plays a payment service that fails",
        ["TakeRequest.Run"] = "an entry of the request itself",
        ["WriteMessage.Run"] = "an entry of the request itself",
    };

    public static bool OnlyReads(string command) => NotAudited.TryGetValue(command, out var why) && why == "only reads";

    /// <summary>Asks nothing of anybody, and says why.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotCommands = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Ceremonies.Begin"] = "a part of the two that offer a passkey, which ask first",
        ["ReadDemo.Run"] = "says nothing to anybody but an administrator",
        ["ReadPasskeys.Run"] = "lists one's own, none for a visitor",
        ["ReadSecondFactor.Run"] = "tells of one's own, nothing to a visitor",
        ["OwnersProof.AsksForPassword"] = "only says which question a page puts",
        ["ConnectProvider.Run"] = "only in the session it was asked for in; tried in ConnectingUnderSecurity",
        ["ReadConnections.Run"] = "lists one's own, none for a visitor",
        ["ConfirmAddress.Run"] = "the link from the mail decides, whoever is signed in",
        ["UsePromotionCode.Run"] = "like ChoosePlan; tried in BringingACode",
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
