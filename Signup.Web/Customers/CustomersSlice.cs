using SignupWeb.Platform.Deadlines;

namespace SignupWeb.Customers;

public static class CustomersSlice
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddSingleton<CustomerMail>()
        .AddSingleton<SignInHandOff>()
        .AddSingleton<CustomerProfiles>()
        .AddSingleton<RegisterCustomer>()
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
        .AddSingleton<EraseCustomer>()
        .AddDeadline<ForgetOnceMore>();

    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
        routes.MapCustomerDoors();
        routes.MapSessionDoors();
    }
}
