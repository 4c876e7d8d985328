namespace SignupWeb.SysOps.Operate;

/// <summary>What went out and came in: the log of mails, messages on their way or set aside, the log of webhooks, and what is due next.</summary>
public static class OperateWiring
{
    public static IServiceCollection AddOperate(this IServiceCollection services) =>
        services.AddSingleton<ReadMails>().AddSingleton<SendMailAgain>().AddSingleton<ReadMessages>().AddSingleton<ReadWebhooks>().AddSingleton<ReadDeadlines>();
}
