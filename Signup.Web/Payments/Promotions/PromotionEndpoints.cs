using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Web;

namespace SignupWeb.Payments.Promotions;

/// <summary>/api/promotions, for staff.</summary>
public static class PromotionEndpoints
{
    /// <summary>How long a code holds for what was bought with it.</summary>
    public enum Duration
    {
        Once,
        Repeating,
        Forever,
    }

    /// <param name="PercentOff">E.g. 20 or 12.5; or else <paramref name="AmountOff"/>.</param>
    /// <param name="AmountOff">Minor units of one currency.</param>
    /// <param name="Duration">For the first payment alone (when not given), for some months from it on, or for ever.</param>
    /// <param name="Months">How many; for "repeating" alone.</param>
    public sealed record PromotionRequest(string? Code, decimal? PercentOff, Money? AmountOff, Duration Duration, int? Months, DateTimeOffset? ExpiresAt, long? MaxRedemptions, bool FirstPurchaseOnly, Money? Minimum);

    /// <param name="Link">Brings the code to the plan page.</param>
    public sealed record PromotionView(string Code, string PromotionId, bool Active, decimal? PercentOff, Money? AmountOff, Duration Duration, int? Months, DateTimeOffset? ExpiresAt, long? MaxRedemptions, long Redemptions, bool FirstPurchaseOnly, Money? Minimum, string Link);

    public static void MapPromotionEndpoints(this IEndpointRouteBuilder routes)
    {
        var promotions = routes.MapGroup("/api/promotions").WithTags("Promotions").DisableAntiforgery();
        promotions.MapGet("/", All).WithSummary("Promotion codes, the newest first (staff)").Produces<PromotionView[]>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(503);
        promotions.MapPost("/", Create).WithSummary("Make a promotion code (Manager or Admin); the same again gives back the one that is there").Produces<PromotionView>(201).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(409).ProducesProblem(503);
        promotions.MapPost("/{code}/withdraw", Withdraw).WithSummary("Nobody can use it from now on; what was bought with it stays (Manager or Admin)").Produces<PromotionView>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);
    }

    private static async Task<IResult> All(HttpContext http, ListPromotions list, PublicAddress address, CancellationToken cancellationToken) =>
        (await list.Run(Actor.Of(http.User), cancellationToken)).Answer(http, all => Results.Ok(all.Select(p => View(p, address)).ToArray()));

    private static async Task<IResult> Create(PromotionRequest request, HttpContext http, CreatePromotion create, PublicAddress address, CancellationToken cancellationToken) =>
        (await create.Run(Asked(request), Actor.Of(http.User), cancellationToken)).Answer(http, made => Results.Created("/api/promotions", View(made, address)));

    private static async Task<IResult> Withdraw(string code, HttpContext http, WithdrawPromotion withdraw, PublicAddress address, CancellationToken cancellationToken) =>
        (await withdraw.Run(code, Actor.Of(http.User), cancellationToken)).Answer(http, over => Results.Ok(View(over, address)));

    private static PromotionParameters Asked(PromotionRequest request) => new(
        request.Code ?? string.Empty,
        new(request.PercentOff is { } percent ? BasisPoints(percent) : null, request.AmountOff, request.Duration switch { Duration.Once => 0, Duration.Repeating => request.Months ?? -1, Duration.Forever => null }),
        request.ExpiresAt,
        request.MaxRedemptions,
        request.FirstPurchaseOnly,
        request.Minimum);

    /// <summary>What is no such percentage becomes one that is refused.</summary>
    private static int BasisPoints(decimal percent) => percent is > 0 and <= 100 && decimal.Truncate(percent * 100) == percent * 100 ? (int)(percent * 100) : -1;

    private static PromotionView View(PromotionFacts p, PublicAddress address) => new(
        p.Code,
        p.Id,
        p.IsActive,
        p.TakesOff.BasisPoints / 100m,
        p.TakesOff.Amount,
        p.TakesOff.Months switch { 0 => Duration.Once, null => Duration.Forever, _ => Duration.Repeating },
        p.TakesOff.Months is > 0 and var months ? months : null,
        p.EndsAt,
        p.MaxRedemptions,
        p.Redemptions,
        p.FirstPurchaseOnly,
        p.Minimum,
        address.Of($"/?code={Uri.EscapeDataString(p.Code)}"));
}
