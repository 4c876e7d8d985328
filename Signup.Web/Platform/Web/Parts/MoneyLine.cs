using System.Globalization;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Web.Parts;

/// <summary>A name and an amount, as sums list them.</summary>
/// <param name="Label">What it is for.</param>
/// <param name="Amount">The amount as the reader sees it.</param>
/// <param name="Why">A reason under the label, such as why a tax applies.</param>
public sealed record MoneyLine(string Label, string Amount, string? Why = null)
{
    /// <summary>Writes the amount in the reader's culture.</summary>
    public MoneyLine(string label, Money amount, string? why = null)
        : this(label, amount.ToString(null, CultureInfo.CurrentCulture), why)
    {
    }
}
