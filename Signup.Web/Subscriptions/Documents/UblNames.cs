using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using SignupWeb.Kernel;

namespace SignupWeb.Subscriptions.Documents;

/// <summary>How UBL writes things down.</summary>
internal static class UblNames
{
    public static readonly XNamespace Invoice = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    public static readonly XNamespace CreditNote = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";
    public static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    public static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    /// <summary>A group; null, and so left out, when nothing is in it.</summary>
    public static XElement? Group(string name, params object?[] content) => content.Any(c => c is not null) ? new(Cac + name, content) : null;

    /// <summary>A value; null, and so left out, when there is none: the rules forbid empty elements. What XML cannot carry is dropped.</summary>
    public static XElement? Value(string name, string? value, params XAttribute[] attributes)
    {
        var clean = string.Concat((value ?? string.Empty).Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))).Trim();
        return clean.Length == 0 ? null : new(Cbc + name, attributes, clean);
    }

    public static XElement Amount(string name, Money money) => new(Cbc + name, new XAttribute("currencyID", money.Currency.ToUpperInvariant()), Written(money));

    /// <summary>With the decimals the currency has: 177.31, 17731 for yen.</summary>
    public static string Written(Money money) => money.Decimals == 0
        ? money.Minor.ToString(CultureInfo.InvariantCulture)
        : (money.Minor / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>19 or 25.5.</summary>
    public static string Percent(int basisPoints) => (basisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset local) => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
