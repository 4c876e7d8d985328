using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access.Providers;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Providers;

/// <summary>What went wrong with a provider, in the customer's words. The address carries a code only; every sentence is ours.</summary>
public sealed class ProviderWords(IdentityProviders providers, IStringLocalizer<CustomersTexts> texts, IOptions<ShopOptions> shop)
{
    /// <param name="problem">(code).(provider), from ?problem=. Null when it is none of these.</param>
    public string? Say(string? problem) =>
        problem?.Split('.') is [var code, var name] && providers.Find(name) is { } provider ? Say(code, provider.DisplayName) : null;

    private string Say(string code, string name) => code switch
    {
        ProviderException.Denied => texts["Signing in with {0} was not allowed. Choose another way.", name],
        ProviderException.Unreachable => texts["{0} did not answer. Try again or use your e-mail.", name],
        ProviderException.Expired => texts["The sign-in with {0} took too long, or was finished before. Try again.", name],
        "ACCOUNT_SUSPENDED" => texts["This account is suspended. Contact {0}.", shop.Value.SupportEmail],
        "TOO_MANY_REQUESTS" => texts["Too many tries. Wait a while, then try again."],
        "UNAUTHORIZED" => texts["Sign in to continue."],
        _ => Refusals.FirstOrDefault(r => r.Code == code) is { } refusal ? texts[refusal.Sentence, name] : texts["{0} could not confirm who you are. Try again or use your e-mail.", name],
    };

    private static IEnumerable<Refusal> Refusals => [ProviderRefusals.ConnectFirst, ProviderRefusals.StaffPassword, ProviderRefusals.Taken, ProviderRefusals.AnotherConnected, ProviderRefusals.LastWayIn];
}
