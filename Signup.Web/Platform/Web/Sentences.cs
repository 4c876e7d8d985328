using Microsoft.Extensions.Localization;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Web;

/// <summary>
/// Says a sentence that arrived as data (a refusal, a decline, the reason of a tax) in the reader's language. Whoever shows it
/// need not know which slice it comes from: every slice's texts are asked, the one that knows it answers.
/// </summary>
public sealed class Sentences(IStringLocalizerFactory texts)
{
    private readonly IStringLocalizer[] slices =
    [
        .. typeof(Sentences).Assembly.GetTypes()
            .Where(type => type is { IsSealed: true, IsAbstract: false } && type.Name.EndsWith("Texts", StringComparison.Ordinal))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(texts.Create),
    ];

    /// <summary>The refusal's sentence with its values.</summary>
    public string Say(Refusal refusal) => Say(refusal.Sentence, [.. refusal.Arguments]);

    /// <summary>The sentence in the current language; as it came when nobody knows it.</summary>
    public string Say(string sentence, params object[] arguments)
    {
        var said = slices.Select(slice => slice[sentence, arguments]).ToList();
        return said.Find(words => !words.ResourceNotFound) ?? said[0];
    }
}
