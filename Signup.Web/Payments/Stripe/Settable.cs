using System.Text.Json.Serialization;

namespace SignupWeb.Payments.Stripe;

/// <summary>Clears what was set: sent as an empty string.</summary>
public readonly record struct Unset
{
    public static readonly Unset It;
}

/// <summary>A parameter that can be set and cleared: <c>CancelAt = Unset.It</c>. Left out when null.</summary>
[JsonConverter(typeof(SettableConverter))]
public readonly record struct Settable<T>
{
    private Settable(T? value, bool isSet) => (Value, IsSet) = (value, isSet);

    public T? Value { get; }

    /// <summary>False: to be cleared.</summary>
    public bool IsSet { get; }

    public static implicit operator Settable<T>(T value) => new(value, isSet: true);

#pragma warning disable IDE0060 // the operand is the marker itself, it carries nothing
    public static implicit operator Settable<T>(Unset marker) => default;
#pragma warning restore IDE0060
}
