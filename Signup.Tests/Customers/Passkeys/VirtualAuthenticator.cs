using System.Text.Json;
using Microsoft.Playwright;

namespace SignupTests.Customers.Passkeys;

/// <summary>Chromium's own stand-in for a device with a fingerprint reader; it says yes at once.</summary>
internal sealed class VirtualAuthenticator
{
    private readonly ICDPSession device;
    private readonly string id;

    private VirtualAuthenticator(ICDPSession device, string id) => (this.device, this.id) = (device, id);

    public static async Task<VirtualAuthenticator> PlugIn(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var options = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        };
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", With(("options", options)));
        return new(session, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether the finger is the right one.</summary>
    public Task Recognises(bool person) => device.SendAsync("WebAuthn.setUserVerified", With(("authenticatorId", id), ("isUserVerified", person)));

    /// <summary>Whether somebody touches it when asked.</summary>
    public Task IsTouched(bool touched) => device.SendAsync("WebAuthn.setAutomaticPresenceSimulation", With(("authenticatorId", id), ("enabled", touched)));

    public async Task<JsonElement> Credentials() => (await device.SendAsync("WebAuthn.getCredentials", With(("authenticatorId", id))))!.Value.GetProperty("credentials");

    /// <summary>The person's device travels with them to another page.</summary>
    public async Task MoveTo(VirtualAuthenticator other)
    {
        foreach (var credential in (await Credentials()).EnumerateArray())
        {
            await other.device.SendAsync("WebAuthn.addCredential", With(("authenticatorId", other.id), ("credential", credential)));
        }
    }

    private static Dictionary<string, object> With(params (string Name, object Value)[] said) => said.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);
}
