using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Mail;

public static class MailWiring
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddLiveOptions<MailOptions>("Mail", MailSettings.All)
            .Validate(o => Kernel.EmailAddress.TryParse(o.From, out _), "Mail:From must be an e-mail address.")
            .Validate(o => o.Smtp.Port is > 0 and < 65536 and not 465, "Mail:Smtp:Port must be a port with STARTTLS (587 or 25); implicit TLS on 465 is not supported.")
            .ValidateOnStart();
        services.AddMailGauges().TryAddSingleton<Access.Testers>();
        services.AddSingleton<FileMailbox>();
        services.AddSingleton<IMailer>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Smtp.Host.Length > 0
            ? ActivatorUtilities.CreateInstance<SmtpMailer>(provider)
            : provider.GetRequiredService<FileMailbox>());
        services.AddSingleton<WordsInUse>().AddSingleton<Stationery>().AddSingleton<Post>().AddScoped<MailTemplates>();
        return services.AddHandler<ForgetMails>().AddSingleton<IKeptForATime, ForgetOldMails>().AddHostedService<MailWorker>().AddHostedService<TestModeConsole>();
    }

    /// <summary>The kinds of mail this class writes, for the page of templates.</summary>
    public static IServiceCollection AddMailTemplates<TWriter>(this IServiceCollection services)
        where TWriter : class, IMailTemplates => services.AddScoped<IMailTemplates>(provider => provider.GetRequiredService<TWriter>());
}
