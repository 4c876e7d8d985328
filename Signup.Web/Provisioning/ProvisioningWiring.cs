using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Provisioning;

/// <summary>Files that were bought become available for download (R3 Provisioning).</summary>
public static class ProvisioningWiring
{
    public static IServiceCollection AddProvisioning(this IServiceCollection services) =>
        services.AddSingleton<FileStore>().AddSingleton<Operations>().AddHostedService(provider => provider.GetRequiredService<Operations>())
            .AddHandler<ContentManagement>().AddHandler<TakeOnDownload>().AddHandler<MailDownload>().AddMailTemplates<MailDownload>().AddHandler<ForgetDownloaders>();

    public static void MapProvisioning(this IEndpointRouteBuilder routes) => routes.MapDownloadEndpoints();
}
