namespace SignupWeb.Payments.Stripe;

/// <summary>Coupons.</summary>
public sealed class CouponService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/coupons";

    public Task<Coupon> CreateAsync(CouponCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Coupon>(Path, options, requestOptions, cancellationToken);
}
