using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Access.Providers;

/// <summary>The way back to where a sign-in with a provider began, kept in its sealed state.</summary>
public static class ProviderReturn
{
    private const string BackItem = "back";

    /// <param name="back">Local path of the page it began on.</param>
    public static void KeepBack(this AuthenticationProperties properties, string back) => properties.Items[BackItem] = back;

    /// <summary>That page, with what went wrong: ?problem=(code).(provider).</summary>
    public static string Back(this AuthenticationProperties? properties, Provider provider, string code)
    {
        var back = LocalPath.Of(properties?.Items.TryGetValue(BackItem, out var kept) == true ? kept : null) ?? "/sign-in";
        return QueryHelpers.AddQueryString(back, "problem", $"{code}.{provider.Name}");
    }

    internal static string WithNothing(AuthenticationProperties? properties, Provider provider, Exception? failure, ILogger logger)
    {
        var code = ProviderException.CodeOf(failure);
        if (code == ProviderException.Denied) { logger.LogInformation("Sign-in with {Provider}: denied.", provider.Name); }
        else { logger.LogWarning("Sign-in with {Provider}: {Code}. {Reason}", provider.Name, code, failure is ProviderException ? failure.Message : failure?.GetType().Name); }
        return properties.Back(provider, code);
    }
}
