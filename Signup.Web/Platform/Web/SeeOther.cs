namespace SignupWeb.Platform.Web;

/// <summary>303: go on with a GET elsewhere, so that a refresh repeats nothing. Local addresses only.</summary>
public sealed class SeeOther(string path) : IResult
{
    public static SeeOther To(string path) => new(LocalPath.Of(path) ?? throw new ArgumentException("Only our own pages.", nameof(path)));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
