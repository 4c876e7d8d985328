using SignupWeb.Account.Ending;
using SignupWeb.Account.Export;
using SignupWeb.Account.Inbox;
using SignupWeb.Account.SupportRequests;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Account;

/// <summary>The customer's own area: reads what the other slices hold about one customer, changes it only through their use cases.</summary>
public static class AccountWiring
{
    public static IServiceCollection AddAccount(this IServiceCollection services) => services
        .AddSingleton<ReadAccount>()
        .AddSingleton<ReadInbox>().AddSingleton<OpenLetters>()
        .AddSingleton<ExportDocuments>()
        .AddSingleton<ExportAccount>()
        .AddSingleton<StartCardChange>()
        .AddSingleton<ChangeCycle>()
        .AddSingleton<EndContract>().AddSingleton<ReadWithdrawal>().AddSingleton<WithdrawFromContract>().AddSingleton<RequestWithdrawal>().AddSingleton<WithdrawalLink>().AddSingleton<WithdrawalPaper>().AddMailTemplates<WithdrawalLink>()
        .AddSingleton<AskForSupport>()
        .AddSingleton<ReadSupport>()
        .AddHandler<MailContractsAgain>()
        .AddHandler<CloseWithContract>()
        .AddHandler<MailAboutRequests>().AddMailTemplates<MailAboutRequests>();

    public static void MapAccount(this IEndpointRouteBuilder routes)
    {
        routes.MapExportEndpoints();
        routes.MapClosingEndpoints();
        routes.MapCardChangeEndpoints();
        routes.MapCycleEndpoints();
        routes.MapAskEndpoints();
        routes.MapEndingEndpoints();
        routes.MapWithdrawalPaperEndpoints();
    }
}
