using System.Runtime.CompilerServices;

namespace SignupWeb.Payments.Stripe;

/// <summary>What the services of all resources share.</summary>
public abstract class Service(StripeClient client)
{
    protected Task<T> GetAsync<T>(string path, BaseOptions? options, RequestOptions? requestOptions, CancellationToken cancellationToken)
        where T : StripeEntity => client.RequestAsync<T>(HttpMethod.Get, path, options, requestOptions, cancellationToken);

    protected Task<T> PostAsync<T>(string path, BaseOptions? options, RequestOptions? requestOptions, CancellationToken cancellationToken)
        where T : StripeEntity => client.RequestAsync<T>(HttpMethod.Post, path, options, requestOptions, cancellationToken);

    /// <summary>A DELETE has no idempotency key: sent twice, Stripe may answer "missing", which then means done.</summary>
    protected Task<T> DeleteAsync<T>(string path, BaseOptions? options, RequestOptions? requestOptions, CancellationToken cancellationToken)
        where T : StripeEntity => client.RequestAsync<T>(HttpMethod.Delete, path, options, requestOptions, cancellationToken);

    /// <summary>All pages, fetched as they are needed. Refuses <see cref="ListOptions.EndingBefore"/>: it would run backwards.</summary>
    protected async IAsyncEnumerable<T> AllAsync<T>(string path, ListOptions? options, RequestOptions? requestOptions, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : StripeEntity, IHasId
    {
        if (options?.EndingBefore is not null) { throw new ArgumentException("Going through all pages starts at the front.", nameof(options)); }
        var next = options ?? new ListOptions();
        while (true)
        {
            var page = await GetAsync<StripeList<T>>(path, next, requestOptions, cancellationToken);
            foreach (var item in page.Data) { yield return item; }
            if (!page.HasMore || page.Data.Count == 0) { yield break; }
            next = next with { StartingAfter = page.Data[^1].Id };
        }
    }

    /// <summary>The path of one object. Refuses anything that is no id, so that a slip never reaches another route.</summary>
    protected static string One(string path, string id) =>
        !string.IsNullOrEmpty(id) && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? $"{path}/{id}" : throw new ArgumentException($"'{id}' is no id of a Stripe object.", nameof(id));
}
