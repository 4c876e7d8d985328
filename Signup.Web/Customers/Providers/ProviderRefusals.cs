using SignupWeb.Kernel;

namespace SignupWeb.Customers.Providers;

/// <summary>Why somebody recognised by an external provider is not simply let in; {0} is the provider's name.</summary>
internal static class ProviderRefusals
{
    /// <summary>The provider gave no address; the page asks for one.</summary>
    public static readonly Refusal EmailNeeded = Refusal.Invalid("PROVIDER_GAVE_NO_EMAIL", "Enter your e-mail address", "email");

    /// <summary>The provider vouches that the address is theirs, but the account's owner must confirm the connection.</summary>
    public static readonly Refusal AccountExists = Refusal.Conflict("PROVIDER_MUST_BE_CONNECTED", "You already have an account with this e-mail.");

    /// <summary>The provider does not vouch for the address, so it may be anybody's.</summary>
    public static readonly Refusal ConnectFirst = Refusal.Conflict("PROVIDER_CONNECT_FIRST", "You already have an account with this e-mail. Sign in with your password first, then connect {0} under Security.");

    public static readonly Refusal StaffPassword = new(RefusalKind.Forbidden, "STAFF_PASSWORD", "Staff sign in with their password.");

    public static readonly Refusal Taken = Refusal.Conflict("PROVIDER_TAKEN", "This {0} account is connected to another customer.");

    public static readonly Refusal AnotherConnected = Refusal.Conflict("PROVIDER_ANOTHER_CONNECTED", "Another {0} account is connected already. Disconnect it first.");

    public static readonly Refusal LastWayIn = Refusal.Conflict("LAST_WAY_IN", "{0} is your only way to sign in. Choose a password first, then you can disconnect it.");

    /// <summary>The refusal about this provider.</summary>
    public static Refusal With(this Refusal refusal, string provider) => refusal with { Arguments = [provider] };
}
