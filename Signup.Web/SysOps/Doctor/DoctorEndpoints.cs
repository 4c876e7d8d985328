using System.Globalization;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.SysOps.Doctor;

/// <summary>GET /api/doctor: the same for programs that watch the shop, with an administrator's token.</summary>
public static class DoctorEndpoints
{
    /// <param name="Condition">ok, warning or fault.</param>
    /// <param name="ToDo">Null where nothing is to be done.</param>
    public sealed record CheckView(string Name, string Condition, string Sentence, string? ToDo);

    public sealed record DoctorView(DateTimeOffset At, int Faults, int Warnings, IReadOnlyList<CheckView> Checks);

    public static void MapDoctorEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/api/doctor", Look).WithTags("Operating")
        .WithSummary("What the shop stands on, for administrators: each thing ok, a warning or a fault").Produces<DoctorView>().ProducesProblem(401).ProducesProblem(403);

    private static async Task<IResult> Look(HttpContext http, Examine examine, CancellationToken cancellationToken) => (await examine.Run(Actor.Of(http.User), cancellationToken)).Answer(http, diagnosis => Results.Ok(new DoctorView(
        diagnosis.At, diagnosis.Count(Condition.Fault), diagnosis.Count(Condition.Warning), [.. diagnosis.Findings.Select(View)])));

    private static CheckView View(Examined found) => new(found.Name, found.Finding.Condition.ToString().ToLowerInvariant(), string.Format(CultureInfo.InvariantCulture, found.Finding.Sentence, [.. found.Finding.Values]), found.Finding.ToDo);
}
