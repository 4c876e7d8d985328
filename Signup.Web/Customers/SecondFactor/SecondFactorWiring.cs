using SignupWeb.Platform.Mail;

namespace SignupWeb.Customers.SecondFactor;

internal static class SecondFactorWiring
{
    public static IServiceCollection AddSecondFactor(this IServiceCollection services) => services
        .AddSingleton<AuthenticatorKeys>()
        .AddSingleton<SecondFactorCodes>()
        .AddSingleton<SecondFactorMail>().AddMailTemplates<SecondFactorMail>()
        .AddSingleton<ReadSecondFactor>()
        .AddSingleton<SetUpAuthenticator>()
        .AddSingleton<ConfirmAuthenticator>()
        .AddSingleton<RemoveAuthenticator>()
        .AddSingleton<RenewRecoveryCodes>()
        .AddSingleton<ResetSecondFactor>()
        .AddSingleton<SignInWithCode>()
        .AddSingleton<IWayIn, SecondFactorWayIn>();
}
