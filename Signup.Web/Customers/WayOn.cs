using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Links;

namespace SignupWeb.Customers;

/// <summary>Where somebody goes who has just signed in, whatever with: back to the page that sent them, else to their own.</summary>
public sealed class WayOn(SignInHandOff hand, SignedLinks links)
{
    /// <summary>A local path; a customer's hand-off goes before the way back.</summary>
    /// <param name="customer">Null for staff.</param>
    /// <param name="back">Where they wanted to go; anything but a local path is left out.</param>
    /// <param name="handOff">A sealed hand-off of another page (SignInHandOff), or null.</param>
    public string Of(Role role, CustomerId? customer, string? back, string? handOff)
    {
        if (role == Role.Customer && customer is { } id && !hand.Read(handOff).Refused(out _, out var known)) { return known!.ReturnWith(links, id.Value); }
        return LocalPath.Of(back) ?? (role == Role.Customer ? "/account" : "/ops/board");
    }
}
