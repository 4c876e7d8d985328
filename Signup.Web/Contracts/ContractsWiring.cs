using SignupWeb.Contracts.Amendments;
using SignupWeb.Contracts.Ending;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Contracts;

/// <summary>Agreed terms, signed contracts and their acceptance criteria (R1 step 9, R5).</summary>
public static class ContractsWiring
{
    public static IServiceCollection AddContracts(this IServiceCollection services)
    {
        services.AddLiveOptions<AttentionOptions>("Attention", AttentionSettings.All)
            .Validate(o => o.AreTimes, "Attention: Red, Yellow, Green and NotAssessed must be times above zero.")
            .Validate(o => o.WorkFrom < o.WorkTo, "Attention:WorkFrom must be before Attention:WorkTo.")
            .ValidateOnStart();
        services.AddSingleton<Patience>().AddSingleton<TakeOverContract>().AddSingleton<ColourCriterion>().AddSingleton<EvidenceFiles>().AddSingleton<IKeptForATime>(provider => provider.GetRequiredService<EvidenceFiles>()).AddSingleton<ReadEvidence>().AddSingleton<AcknowledgeContract>().AddSingleton<LogAcceptance>().AddSingleton<MoveReminder>().AddSingleton<FinishTask>().AddDeadline<AttentionDue>().AddDeadline<TaskDue>();
        services.AddSingleton<OfferAmendment>().AddSingleton<AnswerAmendment>().AddSingleton<ReadAmendment>().AddDeadline<AmendmentDue>().AddHandler<MailAmendments>().AddMailTemplates<MailAmendments>().AddHandler<EndAmendments>().AddHandler<KeepPlanVersion>();
        services.AddLiveOptions<WithdrawalOptions>(WithdrawalOptions.Section, WithdrawalSettings.All)
            .Validate(o => WithdrawalOptions.AreCountries(o.Countries), "Withdrawal:Countries must be countries of two capital letters, e.g. DE AT.")
            .ValidateOnStart();
        services.AddHandler<FollowNotices>().AddHandler<MailEndings>().AddMailTemplates<MailEndings>();
        return services.AddSingleton<ChangePlan>().AddHandler<ChangePlan>().AddHandler<SignContract>().AddHandler<ActivateContract>().AddHandler<MailContract>().AddMailTemplates<MailContract>().AddHandler<EndContracts>().AddHandler<FollowPayments>();
    }

    public static void MapContracts(this IEndpointRouteBuilder routes)
    {
        routes.MapContractEndpoints();
        routes.MapAttentionEndpoints();
    }
}
