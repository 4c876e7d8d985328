using System.Text.Json.Serialization;

namespace SignupWeb.Kernel;

/// <summary>An invitation to join the team.</summary>
[JsonConverter(typeof(IdJson))]
public readonly record struct StaffInvitationId(Guid Value) : IId<StaffInvitationId>
{
    public static StaffInvitationId From(Guid value) => new(value);
    public static StaffInvitationId New() => new(Guid.CreateVersion7());
    public static StaffInvitationId Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out StaffInvitationId result) => Ids.TryParse(s, provider, out result);
    public override string ToString() => Value.ToString();
}
