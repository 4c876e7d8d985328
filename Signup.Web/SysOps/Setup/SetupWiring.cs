using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.SysOps.Setup;

internal static class SetupWiring
{
    public static IServiceCollection AddSetup(this IServiceCollection services)
    {
        services.AddOptions<SetupOptions>().BindConfiguration("Setup")
            .Validate(o => o.IsWhole, "Setup:AdminEmail and Setup:AdminPassword must be set together.")
            .Validate(o => o.EmailIsValid, "Setup:AdminEmail must be an e-mail address.")
            .Validate(o => o.PasswordIsValid, $"Setup:AdminPassword must be {PasswordRules.MinStaffLength} characters or more, not one of those tried first, and not the e-mail address.")
            .ValidateOnStart();
        services.AddSingleton<SetupLink>().AddSingleton<SetUpAdministrator>().AddSingleton<SendTestMail>().AddMailTemplates<SendTestMail>();
        return services.AddSingleton<ISeed, UnattendedSetup>().AddHostedService<SetupConsole>();
    }
}
