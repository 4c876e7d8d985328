namespace SignupWeb.Platform.Web;

/// <summary>HEAD is answered wherever GET is, as a GET: the server sends its status and headers and keeps the body back.</summary>
public static class HeadRequests
{
    private static readonly object Mark = new();

    /// <summary>Stands before routing.</summary>
    public static void UseHeadAsGet(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (HttpMethods.IsHead(http.Request.Method)) { (http.Request.Method, http.Items[Mark]) = (HttpMethods.Get, Mark); }
        return next(http);
    });

    /// <summary>The body is kept back: nobody gets it.</summary>
    public static bool IsForHead(this HttpContext http) => http.Items.ContainsKey(Mark);
}
