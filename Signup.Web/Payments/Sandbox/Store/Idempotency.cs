using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;

namespace SignupWeb.Payments.Sandbox.Store;

/// <summary>An answer given before, kept to be given again.</summary>
internal sealed record KeptAnswer(int Status, string Body, string RequestId);

/// <summary>Answers by idempotency key, for 24 hours. The same key with other parameters is refused.</summary>
internal static class Idempotency
{
    private const int LongestKey = 255;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>The kept answer, or null when the request is to be carried out.</summary>
    public static KeptAnswer? Find(Work work, string key, string operation, string fingerprint)
    {
        if (key.Length > LongestKey) { throw RefusedException.Invalid($"Idempotency keys can be up to {LongestKey} characters long."); }

        work.Run("DELETE FROM idempotency WHERE key = $key AND created < $oldest", ("$key", key), ("$oldest", work.Now - (long)Kept.TotalSeconds));
        using var command = work.Command("SELECT operation, fingerprint, status, body, request FROM idempotency WHERE key = $key", ("$key", key));
        using var reader = command.ExecuteReader();
        if (!reader.Read()) { return null; }
        if (reader.GetString(0) != operation)
        {
            throw Conflict($"Keys for idempotent requests can only be used for the same endpoint they were first used for ('{operation}' vs '{reader.GetString(0)}'). Try using a key other than '{key}' if you meant to execute a different request.");
        }

        return reader.GetString(1) == fingerprint
            ? new(reader.GetInt32(2), reader.GetString(3), reader.GetString(4))
            : throw Conflict($"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.");
    }

    public static void Keep(Work work, string key, string operation, string fingerprint, KeptAnswer answer) =>
        work.Run(
            "INSERT INTO idempotency (key, operation, fingerprint, request, status, body, created) VALUES ($key, $operation, $fingerprint, $request, $status, $body, $now)",
            ("$key", key), ("$operation", operation), ("$fingerprint", fingerprint), ("$request", answer.RequestId), ("$status", answer.Status), ("$body", answer.Body), ("$now", work.Now));

    /// <summary>Drops the answers that would not be given again.</summary>
    public static void Forget(Work work) => work.Run("DELETE FROM idempotency WHERE created < $oldest", ("$oldest", work.Now - (long)Kept.TotalSeconds));

    /// <summary>The same for the same parameters in any order.</summary>
    public static string Fingerprint(JsonObject parameters) => System.Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Sorted(parameters)!.ToJsonString())));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject obj => new JsonObject(obj.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray array => array.Select(Sorted).ToJson(),
        _ => node.Copy(),
    };

    private static RefusedException Conflict(string message) => new(400, "idempotency_error", message);
}
