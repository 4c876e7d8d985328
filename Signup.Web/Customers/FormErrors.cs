using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.Customers;

/// <summary>A refusal as a form shows it: a sentence at each field, and all of them on top in the order of the fields.</summary>
internal sealed class FormErrors(IStringLocalizer<CustomersTexts> texts, params IReadOnlyList<string> fieldsInOrder)
{
    private Dictionary<string, string> byField = [];

    public IReadOnlyList<FieldError> All { get; private set; } = [];

    public bool Any => All.Count > 0;

    /// <summary>The sentence at the field; null when nothing is wrong with it.</summary>
    public string? this[string field] => byField.GetValueOrDefault(field);

    /// <summary>Shows a new refusal; null clears the form. What belongs to no field leads to the first one.</summary>
    public void Show(Refusal? refusal)
    {
        byField = refusal?.All.Where(r => r.Field is not null).GroupBy(r => r.Field!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Say(g.First()), StringComparer.Ordinal) ?? [];
        var loose = refusal?.All.Where(r => r.Field is null).Select(r => new FieldError(fieldsInOrder[0], Say(r))) ?? [];
        All = [.. loose, .. fieldsInOrder.Where(byField.ContainsKey).Select(f => new FieldError(f, byField[f]))];
    }

    /// <summary>Shows a shorter sentence on top than at the field.</summary>
    public void ShortenOnTop(string field, string sentence) => All = [.. All.Select(e => e.FieldId == field ? e with { Text = sentence } : e)];

    private string Say(Refusal refusal) => texts[refusal.Sentence, [.. refusal.Arguments]];
}
