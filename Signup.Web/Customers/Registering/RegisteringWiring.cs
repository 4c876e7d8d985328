using SignupWeb.Platform.Access;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Customers.Registering;

internal static class RegisteringWiring
{
    public static IServiceCollection AddRegistering(this IServiceCollection services)
    {
        services.AddLiveOptions<RegistrationOptions>("Registration", RegistrationSettings.All)
            .Validate(o => Enum.IsDefined(o.DuplicateEmail), "Registration:DuplicateEmail must be Reveal or Private.")
            .Validate(o => o.Reveals.AreWhole, "Registration:Reveals:PerHour, PerDay and OverallPerHour must be 0 or more.")
            .ValidateOnStart();
        return services.AddSingleton<RevealBudget>().AddSingleton<ICountsTries>(provider => provider.GetRequiredService<RevealBudget>()).AddSingleton<NewAccounts>().AddSingleton<RegisterByMail>().AddSingleton<RegisterCustomer>();
    }
}
