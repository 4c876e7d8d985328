using System.Text.Json.Nodes;

namespace SignupWeb.Payments.Sandbox.Api;

/// <summary>An answer other than 200, in the words a client of Stripe expects.</summary>
internal sealed class RefusedException(int status, string type, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public string? Code { get; init; }

    public string? Param { get; init; }

    public string? DeclineCode { get; init; }

    /// <summary>Objects and names that go along with a card error: charge, payment_intent, payment_method, setup_intent.</summary>
    public JsonObject Along { get; init; } = [];

    /// <summary>True for a declined card: the attempt happened and stays on record although the answer is an error.</summary>
    public bool KeepsChanges { get; init; }

    public static RefusedException Invalid(string message, string? param = null, string? code = null) =>
        new(400, "invalid_request_error", message) { Param = param, Code = code };

    /// <summary>A named object that does not exist: 404 when the address names it, 400 when a parameter does.</summary>
    public static RefusedException NoSuch(string type, string id, string param) =>
        new(param == "id" ? 404 : 400, "invalid_request_error", $"No such {type.Replace("_", string.Empty, StringComparison.Ordinal).Replace("checkout.session", "checkout.session", StringComparison.Ordinal)}: '{id}'") { Param = param, Code = "resource_missing" };

    public JsonObject Body()
    {
        var error = new JsonObject { ["type"] = Type, ["message"] = Message };
        if (Code is not null) { error["code"] = Code; }
        if (Param is not null) { error["param"] = Param; }
        if (DeclineCode is not null) { error["decline_code"] = DeclineCode; }
        foreach (var (name, value) in Along) { error[name] = value.Copy(); }
        return new() { ["error"] = error };
    }
}
