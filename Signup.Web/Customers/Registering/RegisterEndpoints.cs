using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers.Registering;

/// <summary>Registration over HTTP (R4 SEQ-CUST-001).</summary>
internal static class RegisterEndpoints
{
    public static void MapRegisterEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/terms", (IOptions<ShopOptions> shop, PublicAddress address) => new TermsView(TermsOfUse.Version, shop.Value.TermsUrl ?? address.Of("/terms"), shop.Value.PrivacyUrl ?? address.Of("/privacy")))
            .WithTags("Customers").WithSummary("The terms of use in force: their version, and where they can be read").Produces<TermsView>();
        routes.MapGroup("/api/customers").WithTags("Customers").DisableAntiforgery().MapPost("/", Register).WithSummary("Register a customer").WithDescription("Makes an unverified account, signs it in (a bearer token, shown this once) and mails a link to verify the address. Where the terms of use were shown, send the version that was agreed to (GET /api/terms) as termsVersion: it is kept with the customer and the time; TERMS_VERSION_UNKNOWN when it is not the one in force. PASSWORD_INVALID lists the requirements that are missing; EMAIL_EXISTS when there is an account already. An account nobody has claimed yet gets a new link: the last link wins, and its password. Where too many addresses were asked for, or the shop never tells, the answer is 202 for free and taken addresses alike, without an id: what there is to tell stands in the mail.")
            .Produces<RegisteredAnswer>(201).Produces<MessageAnswer>(202).ProducesProblem(400).ProducesProblem(409).ProducesProblem(429);
    }

    private static async Task<IResult> Register(RegisterBody body, HttpContext http, RegisterCustomer register)
    {
        var registration = new Registration(body.Email, body.Password) { FirstName = body.FirstName, LastName = body.LastName, TermsVersion = body.TermsVersion, Culture = LanguageChoice.Current.Name, Marketing = body.Marketing ?? false, Session = SessionKind.Bearer };
        var result = await register.Run(registration, Origin.Of(http), cancellationToken: http.RequestAborted);
        return result.Answer(http, made => made.ByMail ? Results.Accepted(null, new MessageAnswer("We have sent an e-mail. Open it to go on.")) : Results.Created($"/api/customers/{made.CustomerId}/profile", new RegisteredAnswer(made.CustomerId, CustomerStatus.Unverified, made.Session!.Token!, made.Session.ExpiresAt, "We have sent you an e-mail. Open the link in it to verify your address.")));
    }

    internal sealed record RegisterBody(string? Email, string? Password, string? FirstName, string? LastName, bool? Marketing, string? TermsVersion = null);

    internal sealed record RegisteredAnswer(CustomerId CustomerId, CustomerStatus Status, string Token, DateTimeOffset ExpiresAt, string Message);

    /// <param name="Version">Send it as termsVersion with a registration.</param>
    internal sealed record TermsView(string Version, string TermsUrl, string PrivacyUrl);

    internal sealed record MessageAnswer(string Message);
}
