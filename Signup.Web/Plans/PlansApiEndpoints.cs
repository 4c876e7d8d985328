using System.Globalization;
using SignupWeb.Kernel;

namespace SignupWeb.Plans;

/// <summary>GET /api/plans: what is on sale, in the caller's language, money in minor units.</summary>
public static class PlansApiEndpoints
{
    public sealed record PriceView(BillingCycle BillingCycle, long Minor, string Currency);

    public sealed record QuotaView(string Key, string Name, int? Amount);

    public sealed record PlanView(PlanId PlanId, PlanVersionId PlanVersionId, int Version, string Name, PlanKind Kind, bool Recommended, string Tagline, IReadOnlyList<PriceView> Prices, IReadOnlyList<QuotaView> Quotas, IReadOnlyList<string> Contents, string SupportHours, int RemorseWindowSeconds);

    public static void MapPlansApiEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/plans", All).WithTags("Plans").WithSummary("Plans on sale, with prices without tax in minor units").Produces<PlanView[]>();

    private static async Task<IResult> All(PlanCatalogue catalogue, CancellationToken cancellationToken) =>
        Results.Ok((await catalogue.Current(cancellationToken)).Select(View).ToArray());

    private static PlanView View(PlanCatalogue.OnSale sold)
    {
        var version = sold.Version;
        var words = version.WordsIn(CultureInfo.CurrentUICulture);
        return new PlanView(
            version.PlanId,
            version.Id,
            version.Number,
            version.Name,
            version.Kind,
            sold.Plan.IsRecommended,
            words.Tagline,
            [.. version.Prices.Select(p => new PriceView(p.Cycle, p.Net.Minor, p.Net.Currency))],
            [.. version.Quotas.Select(q => new QuotaView(q.Key, words.QuotaNames.GetValueOrDefault(q.Key, q.Key), q.Amount))],
            words.Contents,
            words.SupportHours,
            (int)sold.RemorseWindow.TotalSeconds);
    }
}
