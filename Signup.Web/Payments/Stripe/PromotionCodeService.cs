namespace SignupWeb.Payments.Stripe;

/// <summary>Promotion codes.</summary>
public sealed class PromotionCodeService(StripeClient client) : Service(client)
{
    private const string Path = "/v1/promotion_codes";

    public Task<PromotionCode> CreateAsync(PromotionCodeCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<PromotionCode>(Path, options, requestOptions, cancellationToken);

    public Task<PromotionCode> GetAsync(string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<PromotionCode>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<PromotionCode> UpdateAsync(string id, PromotionCodeUpdateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<PromotionCode>(One(Path, id), options, requestOptions, cancellationToken);

    public Task<StripeList<PromotionCode>> ListAsync(PromotionCodeListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<StripeList<PromotionCode>>(Path, options, requestOptions, cancellationToken);

    public IAsyncEnumerable<PromotionCode> ListAutoPagingAsync(PromotionCodeListOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        AllAsync<PromotionCode>(Path, options, requestOptions, cancellationToken);
}
