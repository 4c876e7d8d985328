using SignupWeb.Platform.Mail;

namespace SignupWeb.Customers.Providers;

internal static class ProvidersWiring
{
    public static IServiceCollection AddProvidersOfCustomers(this IServiceCollection services) => services
        .AddSingleton<SignInWithProvider>()
        .AddSingleton<GiveToProvidersOwner>()
        .AddSingleton<ConnectProvider>()
        .AddSingleton<ConnectExistingAccount>()
        .AddSingleton<ConnectByMail>()
        .AddSingleton<DisconnectProvider>()
        .AddSingleton<ReadConnections>()
        .AddSingleton<ProviderMail>().AddMailTemplates<ProviderMail>()
        .AddSingleton<ProviderArrival>()
        .AddSingleton<ProviderWords>()
        .AddSingleton<IWayIn, ProviderWayIn>();
}
