using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Customers;

/// <summary>Customers over HTTP (R4).</summary>
internal static class CustomerEndpoints
{
    public static void MapCustomerEndpoints(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup("/api/customers").WithTags("Customers").DisableAntiforgery();
        customers.MapPost("/verify", Verify).WithSummary("Verify an e-mail address").WithDescription("Takes the token of the link in the mail. Already verified is a success. INVALID_TOKEN when it is wrong, expired or not the newest.")
            .Produces<VerifiedAnswer>().ProducesProblem(400);
        customers.MapPost("/verify/resend", Resend).WithSummary("Mail a new verification link").WithDescription("Answers the same whether or not there is such an account.")
            .Produces(202).ProducesProblem(400).ProducesProblem(429);
        customers.MapGet("/{id:guid}/profile", Profile).WithSummary("Read a profile").Produces<CustomerView>().ProducesProblem(401).ProducesProblem(404);
        customers.MapPut("/{id:guid}/profile", Update).WithSummary("Update a profile").WithDescription("What is left out stays as it is. Refusals name the fields in errors.")
            .Produces<CustomerView>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        customers.MapPost("/{id:guid}/suspend", Suspend).WithSummary("Suspend a customer (Admin)").WithDescription("Ends all sessions and tells the customer by mail. Already suspended is a success with the first time.")
            .Produces<SuspendedAnswer>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        customers.MapPost("/{id:guid}/reinstate", Reinstate).WithSummary("Reinstate a customer (Admin)").Produces<CustomerView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
    }

    private static async Task<IResult> Verify(TokenBody body, HttpContext http, VerifyEmail verify) =>
        (await verify.Run(body.Token, http.RequestAborted)).Answer(http, done => Results.Ok(new VerifiedAnswer(done.CustomerId, CustomerStatus.Verified, done.AlreadyVerified ? "This address is already confirmed." : "Your address is confirmed.")));

    private static async Task<IResult> Resend(EmailBody body, HttpContext http, ResendVerification resend) =>
        (await resend.Run(body.Email, http.RequestAborted)).Answer(http, _ => Results.Accepted());

    private static async Task<IResult> Profile(Guid id, HttpContext http, ReadProfile read) =>
        (await read.Run(Actor.Of(http.User), new CustomerId(id), http.RequestAborted)).Answer(http, view => Results.Ok(view));

    private static async Task<IResult> Update(Guid id, ProfileChange body, HttpContext http, UpdateProfile update) =>
        (await update.Run(Actor.Of(http.User), new CustomerId(id), body, cancellationToken: http.RequestAborted)).Answer(http, view => Results.Ok(view));

    private static async Task<IResult> Suspend(Guid id, SuspendBody? body, HttpContext http, SuspendCustomer suspend) =>
        (await suspend.Run(Actor.Of(http.User), new CustomerId(id), body?.Reason, http.RequestAborted)).Answer(http, done => Results.Ok(new SuspendedAnswer(done.CustomerId, CustomerStatus.Suspended, done.SuspendedAt)));

    private static async Task<IResult> Reinstate(Guid id, HttpContext http, ReinstateCustomer reinstate) =>
        (await reinstate.Run(Actor.Of(http.User), new CustomerId(id), http.RequestAborted)).Answer(http, view => Results.Ok(view));

    internal sealed record TokenBody(string? Token);

    internal sealed record EmailBody(string? Email);

    internal sealed record SuspendBody(string? Reason);

    internal sealed record VerifiedAnswer(CustomerId CustomerId, CustomerStatus Status, string Message);

    internal sealed record SuspendedAnswer(CustomerId CustomerId, CustomerStatus Status, DateTimeOffset SuspendedAt);
}
