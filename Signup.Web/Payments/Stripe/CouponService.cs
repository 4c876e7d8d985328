namespace SignupWeb.Payments.Stripe;

/// <summary>Coupons.</summary>
public sealed class CouponService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/coupons";

    public Task<Coupon> CreateAsync(CouponCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<Coupon>(Path, options, requestOptions, cancellationToken);

    public Task<Coupon> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<Coupon>(One(Path, id), options, requestOptions, cancellationToken);

    /// <summary>Running discounts stay.</summary>
    public Task<Coupon> DeleteAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        DeleteAsync<Coupon>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<StripeList<Coupon>> ListAsync(CouponListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<Coupon>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<Coupon> ListAutoPagingAsync(CouponListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<Coupon>(Path, options, requestOptions, cancellationToken);
}
