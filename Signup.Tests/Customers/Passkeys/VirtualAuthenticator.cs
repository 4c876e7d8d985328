using System.Text.Json;
using Microsoft.Playwright;

namespace SignupTests.Customers.Passkeys;

/// <summary>Chromium's own stand-in for a device with a fingerprint reader; it says yes at once.</summary>
internal sealed class VirtualAuthenticator
{
    private readonly ICDPSession session;
    private readonly string id;

    private VirtualAuthenticator(ICDPSession session, string id) => (this.session, this.id) = (session, id);

    public static async Task<VirtualAuthenticator> PlugIn(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var options = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        };
        var made = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = options });
        return new(session, made!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether the finger is the right one.</summary>
    public Task Recognises(bool person) => session.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = id, ["isUserVerified"] = person });

    /// <summary>Whether somebody touches it when asked.</summary>
    public Task IsTouched(bool touched) => session.SendAsync("WebAuthn.setAutomaticPresenceSimulation", new() { ["authenticatorId"] = id, ["enabled"] = touched });

    public async Task<JsonElement> Credentials() => (await session.SendAsync("WebAuthn.getCredentials", new() { ["authenticatorId"] = id }))!.Value.GetProperty("credentials");

    /// <summary>The person's device travels with them to another page.</summary>
    public async Task MoveTo(VirtualAuthenticator other)
    {
        foreach (var credential in (await Credentials()).EnumerateArray())
        {
            await other.session.SendAsync("WebAuthn.addCredential", new() { ["authenticatorId"] = other.id, ["credential"] = credential });
        }
    }
}
