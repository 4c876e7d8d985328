namespace SignupWeb.Payments.Sandbox;

/// <summary>Settings of the built-in payment sandbox (<c>Payments:Sandbox:*</c>, <c>Data:Directory</c>, <c>Public:BaseUrl</c>).</summary>
public sealed record SandboxOptions
{
    /// <summary>Folder that holds <c>sandbox.db</c> and the generated keys.</summary>
    public string DataDirectory { get; init; } = "data";

    /// <summary>Where events are posted; empty means <c>{own address}/webhooks/stripe</c>, "none" posts nothing.</summary>
    public string WebhookUrl { get; init; } = string.Empty;

    /// <summary>The types of events posted there, as one chooses them for an endpoint at Stripe; "*" for all.</summary>
    public IReadOnlyList<string> WebhookEvents { get; init; } = ["*"];

    /// <summary>The address browsers use; empty means the server's own address.</summary>
    public string PublicBaseUrl { get; init; } = string.Empty;

    /// <summary>What the hosted pages call the shop; empty for no name.</summary>
    public string ShopName { get; init; } = string.Empty;

    /// <summary>Lets others use the pages of payment, and call the sandbox's API with its key. Off: only this machine may. Test endpoints stay closed either way.</summary>
    public bool AllowRemote { get; init; }

    public static SandboxOptions From(IConfiguration configuration) => new()
    {
        DataDirectory = configuration["Data:Directory"] is { Length: > 0 } folder ? folder : "data",
        WebhookUrl = configuration["Payments:Sandbox:WebhookUrl"] ?? string.Empty,
        PublicBaseUrl = (configuration["Public:BaseUrl"] ?? string.Empty).TrimEnd('/'),
        ShopName = configuration["Public:ShopName"] ?? string.Empty,
        AllowRemote = configuration.GetValue("Payments:Sandbox:AllowRemote", defaultValue: false),
    };
}
