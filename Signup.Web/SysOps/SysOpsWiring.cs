using SignupWeb.Payments.Sandbox;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.Audit;
using SignupWeb.SysOps.Boards;
using SignupWeb.SysOps.Books;
using SignupWeb.SysOps.Catalogue;
using SignupWeb.SysOps.Demo;
using SignupWeb.SysOps.Doctor;
using SignupWeb.SysOps.Journeys;
using SignupWeb.SysOps.Letters;
using SignupWeb.SysOps.Missing;
using SignupWeb.SysOps.Moving;
using SignupWeb.SysOps.Notices;
using SignupWeb.SysOps.Operate;
using SignupWeb.SysOps.OrderList;
using SignupWeb.SysOps.Overview;
using SignupWeb.SysOps.People;
using SignupWeb.SysOps.Receivers;
using SignupWeb.SysOps.Risks;
using SignupWeb.SysOps.Search;
using SignupWeb.SysOps.Security;
using SignupWeb.SysOps.Settings;
using SignupWeb.SysOps.Setup;
using SignupWeb.SysOps.Staff;
using SignupWeb.SysOps.SupportDesk;
using SignupWeb.SysOps.Tasks;
using SignupWeb.SysOps.Templates;

namespace SignupWeb.SysOps;

/// <summary>What the staff sees and does: first set-up, board, risks, money and records, support desk (R5).</summary>
public static class SysOpsWiring
{
    public static IServiceCollection AddSysOps(this IServiceCollection services)
    {
        services.AddTallyGauges();
        services.AddSingleton<ReadBoard>().AddSingleton<ReadContract>().AddDeadline<MailUnlogged>().AddMailTemplates<MailUnlogged>().AddSingleton<ISeed, PlanMailUnlogged>();
        services.AddSingleton<ReadRisks>().AddSingleton<ResolveRisk>().AddSingleton<TakeRisk>().AddSingleton<SnoozeRisk>().AddSingleton<RetryMessage>().AddSingleton<DiscardMessage>().AddSingleton<SettleDeadline>();
        services.AddSingleton<ISeed, PlanRecount>().AddDeadline<Recount>().AddDeadline<TidySearch>();
        services.AddSingleton<ReadBlocks>().AddSingleton<LiftBlock>().AddSingleton<ISeed, PasswordOnlyStaff>().AddSingleton<IEffectCounts, RecordCounts>();
        return services.AddSetup().AddOverview().AddOperate().AddBooks().AddSupportDesk().AddPeople().AddMissing().AddMoving().AddNotices().AddDemo().AddDoctor().AddCatalogue().AddStaff().AddAudit().AddTemplates().AddTasks().AddLetters().AddSettings().AddOrderList().AddSearch().AddJourneys().AddReceivers().AddHandler<RaiseRisk>();
    }

    public static void MapSysOps(this IEndpointRouteBuilder routes)
    {
        routes.MapBooksEndpoints();
        routes.MapOverviewEndpoints();
        routes.MapDoctor();
        routes.MapAudit();
        routes.MapLetters();
        routes.MapOrderList();
        routes.MapPeopleEndpoints();
    }
}
