using SignupWeb.Platform.Settings;

namespace SignupWeb.Provisioning;

/// <summary>Section Provisioning.</summary>
public sealed class ProvisioningOptions
{
    public OperationsOptions Operations { get; set; } = new();

    /// <summary>How long an answer over HTTP may take before the same is asked again.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often it is tried, ever slower, before staff and customer hear that it failed; it goes on at least every hour.</summary>
    public int Tries { get; set; } = 5;
}

/// <summary>Who provides what was bought: the data folder's "files", or a program that is asked over HTTP.</summary>
public enum OperationsKind
{
    Folder,
    Http,
}

/// <summary>Section Provisioning:Operations. Not on the page of settings: an address we call and its secret are for whoever runs the server.</summary>
public sealed class OperationsOptions
{
    private const int ShortestSecret = 24;

    public OperationsKind Kind { get; set; }

    /// <summary>Where requests are sent; https, or http on this machine.</summary>
    public string Url { get; set; } = string.Empty;

    /// <summary>Signs requests and answers.</summary>
    public string Secret { get; set; } = string.Empty;

    /// <summary>Nobody on the way can read or change what is said there.</summary>
    public static bool IsSafe(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    public bool HasAddress => Kind != OperationsKind.Http || IsSafe(Url);

    public bool HasSecret => Kind != OperationsKind.Http || Secret.Length >= ShortestSecret;
}

internal static class ProvisioningSettings
{
    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Orders, "Provisioning:Tries", "Tries to provide a download", new NumberForm(1, 20), "After so many tries, each later than the one before, staff and customer hear that it failed. It goes on all the same."),
        new(SettingSection.Orders, "Provisioning:AnswerWithin", "Time for Operations to answer", new TimeForm(TimeSpan.FromSeconds(5), TimeSpan.FromDays(1)), "Operations that are asked over HTTP are asked again after this time; an answer that comes later still counts."),
    ];
}
