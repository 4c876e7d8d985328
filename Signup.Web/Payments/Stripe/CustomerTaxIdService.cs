namespace SignupWeb.Payments.Stripe;

/// <summary>Business tax ids of a customer; Stripe checks some kinds of them with the authorities.</summary>
public sealed class CustomerTaxIdService(StripeClient client) : Service(client)
{
    public Task<TaxId> CreateAsync(string parentId, CustomerTaxIdCreateOptions options, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        PostAsync<TaxId>(Path(parentId), options, requestOptions, cancellationToken);

    public Task<TaxId> GetAsync(string parentId, string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        GetAsync<TaxId>(One(Path(parentId), id), options, requestOptions, cancellationToken);

    public Task<TaxId> DeleteAsync(string parentId, string id, BaseOptions? options = null, RequestOptions? requestOptions = null, CancellationToken cancellationToken = default) =>
        DeleteAsync<TaxId>(One(Path(parentId), id), options, requestOptions, cancellationToken);

    private static string Path(string customer) => One("/v1/customers", customer) + "/tax_ids";
}

public sealed record CustomerTaxIdCreateOptions : BaseOptions
{
    /// <summary>E.g. eu_vat.</summary>
    public required string Type { get; init; }

    public required string Value { get; init; }
}
