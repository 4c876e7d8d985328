using System.Text.Json.Serialization;

namespace SignupWeb.Kernel;

/// <summary>A file that shows why a criterion has its colour (R5).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct EvidenceId(Guid Value) : IId<EvidenceId>
{
    public static EvidenceId From(Guid value) => new(value);
    public static EvidenceId New() => new(Guid.CreateVersion7());
    public static EvidenceId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out EvidenceId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>Something to do about a contract, by somebody and by when (R5).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct ContractTaskId(Guid Value) : IId<ContractTaskId>
{
    public static bool operator <(ContractTaskId one, ContractTaskId other) => one.Value < other.Value;
    public static bool operator >(ContractTaskId one, ContractTaskId other) => one.Value > other.Value;
    public static ContractTaskId From(Guid value) => new(value);
    public static ContractTaskId New() => new(Guid.CreateVersion7());
    public static ContractTaskId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out ContractTaskId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}

/// <summary>Another version of a contract, offered to its customer (R5).</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct AmendmentId(Guid Value) : IId<AmendmentId>
{
    public static AmendmentId From(Guid value) => new(value);
    public static AmendmentId New() => new(Guid.CreateVersion7());
    public static AmendmentId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out AmendmentId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}
