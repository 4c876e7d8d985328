using System.Text.Json.Serialization;

namespace SignupWeb.Kernel;

/// <summary>Somebody who hears our public events: an address on the web, or the broker.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct ReceiverId(Guid Value) : IId<ReceiverId>
{
    public static ReceiverId From(Guid value) => new(value);
    public static ReceiverId New() => new(Guid.CreateVersion7());
    public static ReceiverId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out ReceiverId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}
