using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SignupWeb.Payments.Stripe;

/// <summary>
/// Parameters the way Stripe reads them: <c>a[b]=1&amp;c[0][d]=x</c>, true/false, dates as seconds since 1970.
/// Nulls and empty lists are left out, so nothing is cleared by accident; <see cref="Unset"/> sends the empty string that clears.
/// </summary>
public static class StripeFormEncoder
{
    public static string Encode(BaseOptions? options)
    {
        if (options is null) { return string.Empty; }
        var form = new StringBuilder();
        Append(form, string.Empty, JsonSerializer.SerializeToElement(options, StripeJson.TypeInfo(options.GetType())));
        return form.ToString();
    }

    private static void Append(StringBuilder form, string key, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) { Append(form, Inner(key, member.Name), member.Value); }
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index()) { Append(form, Inner(key, index.ToString(CultureInfo.InvariantCulture)), item); }
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            case JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
                form.Append(form.Length == 0 ? string.Empty : "&").Append(key).Append('=').Append(Uri.EscapeDataString(text));
                break;
            default:
                throw new InvalidOperationException($"{value.ValueKind} cannot be sent to Stripe.");
        }
    }

    private static string Inner(string key, string name) => key.Length == 0 ? Uri.EscapeDataString(name) : $"{key}[{Uri.EscapeDataString(name)}]";
}
