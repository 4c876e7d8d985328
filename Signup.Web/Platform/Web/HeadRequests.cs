namespace SignupWeb.Platform.Web;

/// <summary>HEAD is answered wherever GET is, as a GET: the server sends its status and headers and keeps the body back.</summary>
public static class HeadRequests
{
    /// <summary>Stands before routing.</summary>
    public static void UseHeadAsGet(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (HttpMethods.IsHead(http.Request.Method)) { http.Request.Method = HttpMethods.Get; }
        return next(http);
    });
}
