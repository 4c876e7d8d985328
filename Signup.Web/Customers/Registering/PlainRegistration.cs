using SignupWeb.Kernel;

namespace SignupWeb.Customers.Registering;

/// <summary>The register form of a browser without JavaScript.</summary>
/// <param name="Action">Where it is sent.</param>
/// <param name="HandOff">The sealed way back.</param>
/// <param name="Typed">What was sent; null at first.</param>
/// <param name="Refusal">What is wrong with it.</param>
/// <param name="AskedByMail">The mailbox, when the answer is a mail alone.</param>
public sealed record PlainRegistration(string Action, string HandOff, Registration? Typed = null, Refusal? Refusal = null, string? AskedByMail = null)
{
    public string SignInUrl => SignInHandOff.SignInUrl(HandOff);
}
