using SignupWeb.Customers.Passkeys;
using SignupWeb.Customers.Providers;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Platform.Deadlines;

namespace SignupWeb.Customers;

public static class CustomersSlice
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddRegistration()
        .AddSingleton<CustomerMail>()
        .AddSingleton<SignInHandOff>()
        .AddSingleton<WayOn>()
        .AddSingleton<CustomerProfiles>()
        .AddSingleton<VerifyEmail>()
        .AddSingleton<ResendVerification>()
        .AddSingleton<SignInLimit>()
        .AddSingleton<SignInCustomer>()
        .AddSingleton<LetIn>()
        .AddSingleton<HalfSignIn>()
        .AddSingleton<OwnersProof>()
        .AddSingleton<SuspendCustomer>()
        .AddSingleton<ReinstateCustomer>()
        .AddSingleton<ReadProfile>()
        .AddSingleton<UpdateProfile>()
        .AddSingleton<RequestPasswordReset>()
        .AddSingleton<ResetPassword>()
        .AddSingleton<ChangePassword>()
        .AddSingleton<AddressMail>()
        .AddSingleton<ChangeAddress>()
        .AddSingleton<ConfirmAddress>()
        .AddPasskeys()
        .AddSecondFactor()
        .AddProvidersOfCustomers()
        .AddSingleton<EraseCustomer>()
        .AddDeadline<ForgetOnceMore>();

    private static IServiceCollection AddRegistration(this IServiceCollection services)
    {
        services.AddOptions<RegistrationOptions>().BindConfiguration("Registration")
            .Validate(o => Enum.IsDefined(o.DuplicateEmail), "Registration:DuplicateEmail must be Reveal or Private.")
            .Validate(o => o.Reveals.AreWhole, "Registration:Reveals:PerHour, PerDay and OverallPerHour must be 0 or more.")
            .ValidateOnStart();
        return services.AddSingleton<RevealBudget>().AddSingleton<NewAccounts>().AddSingleton<RegisterByMail>().AddSingleton<RegisterCustomer>();
    }

    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
        routes.MapCustomerDoors();
        routes.MapCredentialDoors();
        routes.MapSessionDoors();
        routes.MapPasskeyDoors();
        routes.MapSecondFactorDoors();
        routes.MapProviderDoors();
    }
}
