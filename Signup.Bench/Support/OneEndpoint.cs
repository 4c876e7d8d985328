using Microsoft.AspNetCore.Builder;

namespace SignupBench.Support;

/// <summary>The smallest web application there is, as a process of its own.</summary>
internal static class OneEndpoint
{
    /// <summary>What makes this program be one.</summary>
    public const string Word = "one-endpoint";

    public static Task Run(string[] args)
    {
        var app = WebApplication.Create(args);
        app.MapGet("/health/ready", () => "alive");
        return app.RunAsync();
    }
}
