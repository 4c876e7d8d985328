using SignupWeb.Kernel;

namespace SignupWeb.Payments.Sandbox.Disputes;

/// <summary>For checks from outside: <c>POST /sandbox/test/disputes/{id}</c> decides a dispute.</summary>
internal static class DisputeEndpoints
{
    private static readonly Refusal NoOutcome = Refusal.Invalid("OUTCOME_UNKNOWN", "Send outcome: won or lost.", "outcome");

    /// <param name="Outcome">"won" or "lost".</param>
    internal sealed record Body(string? Outcome);

    public static void MapDisputes(this IEndpointRouteBuilder tests) => tests.MapPost("/disputes/{id}", async (string id, Body body, CloseDispute close, CancellationToken cancellationToken) =>
    {
        if (body.Outcome is not ("won" or "lost")) { return TestAnswer.No(NoOutcome); }
        var done = await close.As(id, body.Outcome == "won" ? DisputeOutcome.Won : DisputeOutcome.Lost, cancellationToken);
        return done.Refusal is { } refusal ? TestAnswer.No(refusal) : TypedResults.Json(new { id, status = body.Outcome });
    });
}
