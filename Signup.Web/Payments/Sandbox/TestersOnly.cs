using SignupWeb.Platform.Access;

namespace SignupWeb.Payments.Sandbox;

/// <summary>What is for trying out alone: it answers whoever sits at this machine, and who has the token of the start.</summary>
internal sealed class TestersOnly(Testers testers) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        testers.Include(context.HttpContext) ? next(context) : ValueTask.FromResult<object?>(Results.NotFound());
}

/// <summary>The pages on which customers pay with test cards: open to others as well where a setting says so, for a shop that is shown around.</summary>
internal sealed class TestersOrOpened(Testers testers, SandboxOptions options) : IEndpointFilter
{
    private const string Closed = "Test mode: this page answers only the machine that the shop runs on. Open the address that was printed at the start, or set Payments:Sandbox:AllowRemote.";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        options.AllowRemote || testers.Include(context.HttpContext) ? next(context) : ValueTask.FromResult<object?>(Results.Text(Closed, statusCode: StatusCodes.Status403Forbidden));
}
