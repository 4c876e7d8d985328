namespace SignupBench.Support;

/// <summary>The smallest web application there is.</summary>
internal static class OneEndpoint
{
    /// <summary>Makes this program be one.</summary>
    public const string Word = "one-endpoint";

    public static async Task<int> Run(string[] args)
    {
        var app = WebApplication.Create(args);
        app.MapGet("/health/ready", () => "ready");
        await app.RunAsync();
        return 0;
    }
}
