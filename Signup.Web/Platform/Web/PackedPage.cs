using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace SignupWeb.Platform.Web;

/// <summary>
/// A page that is the same for many: sent compressed, with a tag of its content by which a browser asks whether its copy still holds.
/// Only for pages without anything secret, since their size tells of their content.
/// </summary>
public sealed class PackedPage(IResult page) : IResult
{
    /// <summary>How the answer to this request is packed: br, gzip, or not at all (identity).</summary>
    public static string PackingFor(HttpRequest request)
    {
        var taken = request.GetTypedHeaders().AcceptEncoding.Where(e => e.Quality != 0).Select(e => e.Value.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return taken.Contains("br") ? "br" : taken.Contains("gzip") ? "gzip" : "identity";
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, packing) = (httpContext.Response, PackingFor(httpContext.Request));
        var made = await Made(httpContext);
        response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(made).AsSpan(0, 12))}-{packing}\"";
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept-Encoding, Accept-Language, Cookie";
        if (Holds(httpContext))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return;
        }

        if (packing != "identity") { response.Headers.ContentEncoding = packing; }
        var packed = Packed(made, packing);
        response.ContentLength = packed.Length;
        await response.Body.WriteAsync(packed, httpContext.RequestAborted);
    }

    private async Task<byte[]> Made(HttpContext http)
    {
        var wire = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var made = new MemoryStream();
        http.Response.Body = made;
        try
        {
            await page.ExecuteAsync(http);
        }
        finally
        {
            http.Features.Set(wire);
        }

        return made.ToArray();
    }

    /// <summary>The cache asks for those it keeps, and needs the whole page once; this is for pages that it does not keep.</summary>
    private static bool Holds(HttpContext http) => http.Features.Get<IOutputCacheFeature>() is not { Context.AllowCacheStorage: true }
        && http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Tag == http.Response.Headers.ETag.ToString());

    private static byte[] Packed(byte[] page, string packing)
    {
        if (packing == "identity") { return page; }
        using var packed = new MemoryStream();
        using (Stream into = packing == "br" ? new BrotliStream(packed, CompressionLevel.Optimal) : new GZipStream(packed, CompressionLevel.Optimal)) { into.Write(page); }
        return packed.ToArray();
    }
}
