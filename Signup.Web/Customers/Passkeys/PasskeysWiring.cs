using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Settings;

namespace SignupWeb.Customers.Passkeys;

/// <summary>Passkeys with Identity's own checks (docs/decisions/0012).</summary>
public static class PasskeysWiring
{
    public static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<IPasskeyHandler<Login>, PasskeyHandler<Login>>();
        services.AddSingleton<IOptions<IdentityPasskeyOptions>, LiveOptions<IdentityPasskeyOptions>>().AddOptions<IdentityPasskeyOptions>().Configure<PasskeyAddress>(Require); // the address is a setting
        return services
            .AddSingleton<PasskeyAddress>()
            .AddSingleton<Ceremonies>()
            .AddSingleton<PasskeyMail>().AddMailTemplates<PasskeyMail>()
            .AddSingleton<OfferToAddPasskey>()
            .AddSingleton<AddPasskey>()
            .AddSingleton<ReadPasskeys>()
            .AddSingleton<RenamePasskey>()
            .AddSingleton<RemovePasskey>()
            .AddSingleton<AskForPasskey>()
            .AddSingleton<SignInWithPasskey>()
            .AddSingleton<IWayIn, PasskeyWayIn>();
    }

    /// <summary>A passkey names its owner itself and asks for finger, face or PIN: it stands for both factors. Who made the device is not asked.</summary>
    private static void Require(IdentityPasskeyOptions options, PasskeyAddress address)
    {
        options.ServerDomain = address.Host;
        options.ValidateOrigin = asked => ValueTask.FromResult(address.Allows(asked));
        options.ResidentKeyRequirement = "required";
        options.UserVerificationRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.AuthenticatorTimeout = Ceremonies.Lifetime;
    }
}
