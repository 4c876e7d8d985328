using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Provisioning;

/// <summary>Files that were bought become available for download (R3 Provisioning).</summary>
public static class ProvisioningWiring
{
    public static IServiceCollection AddProvisioning(this IServiceCollection services)
    {
        services.AddLiveOptions<ProvisioningOptions>("Provisioning", ProvisioningSettings.All)
            .Validate(o => o.Tries is >= 1 and <= 20, "Provisioning:Tries must be between 1 and 20.")
            .Validate(o => o.AnswerWithin >= TimeSpan.FromSeconds(5) && o.AnswerWithin <= TimeSpan.FromDays(1), "Provisioning:AnswerWithin must be between 00:00:05 and 1.00:00:00.")
            .Validate(o => o.Operations.HasAddress, "Provisioning:Operations:Url must be an https address (http only on this machine) without a user name when Provisioning:Operations:Kind is Http.")
            .Validate(o => o.Operations.HasSecret, "Provisioning:Operations:Secret must be 24 characters or more when Provisioning:Operations:Kind is Http.")
            .ValidateOnStart();
        services.AddHttpClient(HttpOperations.ClientName, http => http.Timeout = HttpOperations.Patience).RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        services.AddSingleton<FileStore>().AddSingleton<FolderOperations>().AddSingleton<HttpOperations>().AddSingleton<SettleDownload>().AddSingleton<RetryDownload>()
            .AddSingleton<Operations>().AddHostedService(provider => provider.GetRequiredService<Operations>());
        return services.AddHandler<ContentManagement>().AddHandler<TakeOnDownload>().AddHandler<MailDownload>().AddMailTemplates<MailDownload>().AddHandler<ForgetDownloaders>().AddHandler<CloseDownloads>();
    }

    public static void MapProvisioning(this IEndpointRouteBuilder routes)
    {
        routes.MapDownloadEndpoints();
        routes.MapAnswerEndpoint();
    }
}
