using SignupWeb.Customers.Passkeys;
using SignupWeb.Customers.Providers;
using SignupWeb.Customers.Registering;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Customers.SigningIn;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers;

public static class CustomersWiring
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddRegistering()
        .AddSingleton<CustomerMail>().AddMailTemplates<CustomerMail>()
        .AddSingleton<SignInHandOff>().AddScoped<TypedPlace>()
        .AddSingleton<AfterSignIn>()
        .AddSingleton<CustomerProfiles>()
        .AddSingleton<VerifyEmail>()
        .AddSingleton<ResendVerification>()
        .AddSingleton<SignInLimit>()
        .AddSingleton<SignInCustomer>()
        .AddSingleton<ProvePassword>()
        .AddSingleton<BeginSession>()
        .AddSingleton<WaysIn>()
        .AddSingleton<PendingSignIns>()
        .AddSingleton<OwnersProof>()
        .AddSingleton<SuspendCustomer>()
        .AddSingleton<ReinstateCustomer>()
        .AddSingleton<ReadProfile>().AddSingleton<TellOfUnknown>()
        .AddSingleton<UpdateProfile>().AddSingleton<ChooseLanguage>()
        .AddSingleton<RequestPasswordReset>().AddSingleton<MakeResetLink>()
        .AddSingleton<ResetPassword>()
        .AddSingleton<ChangePassword>()
        .AddSingleton<AddressMail>().AddMailTemplates<AddressMail>()
        .AddSingleton<ChangeAddress>()
        .AddSingleton<ConfirmAddress>().AddSingleton<UndoAddress>()
        .AddPasskeys()
        .AddSecondFactor()
        .AddProvidersOfCustomers()
        .AddSingleton<IPreferAccount, PreferAccount>()
        .AddSingleton<EraseCustomer>()
        .AddHandler<TellOfVatNumber>()
        .AddDeadline<MailVerificationAgain>().AddDeadline<ForgetAgain>();

    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
        routes.MapRegisterEndpoints();
        routes.MapCustomerEndpoints();
        routes.MapCredentialEndpoints();
        routes.MapLanguageEndpoint();
        routes.MapSessionEndpoints();
        routes.MapPasskeyEndpoints();
        routes.MapSecondFactorEndpoints();
        routes.MapProviderEndpoints();
    }
}
