using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SignupTests.Customers.Passkeys;

/// <summary>A security key without a device: one ES256 key pair that answers as WebAuthn says. Its lies are for the tests.</summary>
public sealed class SoftwareAuthenticator(string origin = "https://shop.example")
{
    private const byte Present = 1, Verified = 4, Made = 64;
    private readonly ECParameters pair = NewPair();
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string? owner;

    public string Id => Base64Url.EncodeToString(id);

    /// <summary>Whether it asks for finger, face or PIN.</summary>
    public bool VerifiesUser { get; set; } = true;

    /// <summary>How often it was used; stays 0 like that of passkeys which are kept in a cloud.</summary>
    public uint Uses { get; set; }

    /// <summary>Answers creation options.</summary>
    public string Make(string options)
    {
        var asked = JsonNode.Parse(options)!;
        owner = (string)asked["user"]!["id"]!;
        byte[] length = [0, (byte)id.Length];
        byte[] said = [.. Said((string)asked["rp"]!["id"]!, Made), .. new byte[16], .. length, .. id, .. PublicKey()];
        byte[] attestation = [0xA3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xA0, .. Text("authData"), 0x58, (byte)said.Length, .. said];
        return Answer(new JsonObject { ["clientDataJSON"] = Written(Seen("webauthn.create", asked)), ["attestationObject"] = Written(attestation), ["transports"] = new JsonArray("internal") });
    }

    /// <summary>Answers request options.</summary>
    public string Show(string options)
    {
        var asked = JsonNode.Parse(options)!;
        var (said, seen) = (Said((string)asked["rpId"]!, 0), Seen("webauthn.get", asked));
        using var key = ECDsa.Create(pair);
        var signature = key.SignData([.. said, .. SHA256.HashData(seen)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Answer(new JsonObject { ["clientDataJSON"] = Written(seen), ["authenticatorData"] = Written(said), ["signature"] = Written(signature), ["userHandle"] = owner });
    }

    private static ECParameters NewPair()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return made.ExportParameters(includePrivateParameters: true);
    }

    private static string Written(byte[] bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>A CBOR text of less than 24 characters.</summary>
    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private string Answer(JsonObject response) => new JsonObject { ["id"] = Id, ["rawId"] = Id, ["type"] = "public-key", ["clientExtensionResults"] = new JsonObject(), ["response"] = response }.ToJsonString();

    private byte[] Seen(string type, JsonNode asked) =>
        Encoding.UTF8.GetBytes(new JsonObject { ["type"] = type, ["challenge"] = (string)asked["challenge"]!, ["origin"] = origin, ["crossOrigin"] = false }.ToJsonString());

    private byte[] Said(string host, byte more)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Uses);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(host)), (byte)(Present | more | (VerifiesUser ? Verified : 0)), .. count];
    }

    /// <summary>A COSE key: ES256 on P-256.</summary>
    private byte[] PublicKey()
    {
        var point = pair.Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
    }
}
