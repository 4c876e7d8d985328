using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Risks;

namespace SignupWeb.SysOps.Notices;

/// <summary>What a mail says that tells the team what needs somebody, in the language of the moment.</summary>
public sealed class NoticeLetter(IStringLocalizer<SysOpsTexts> texts, IOptions<ShopOptions> shop, PublicAddress address)
{
    /// <summary>Lines in one mail; the rest is on the page.</summary>
    internal const int MostLines = 20;

    public Letter Of(IReadOnlyList<Notice> waiting)
    {
        var subject = waiting.Count == 1 ? Short(waiting[0].Sentence) : texts.Say("{0} things need somebody", ("count", waiting.Count));
        return new(shop.Value.Name, subject, texts.Say("What needs somebody"))
        {
            Paragraphs = [.. waiting.Take(MostLines).Select(Line), .. waiting.Count > MostLines ? [texts.Say("And {0} more.", ("more", waiting.Count - MostLines))] : (Sentence[])[]],
            Button = (texts["Open the risks"], address.Of("/ops/risks")),
            Fine = texts["Once somebody has acknowledged a contract, nobody is told of it again until what was promised is due."],
        };
    }

    private static string Short(string sentence) => sentence.Length > 120 ? sentence[..117] + "..." : sentence;

    private Sentence Line(Notice notice)
    {
        var colour = notice.Severity == Severity.Red ? texts["Red"] : texts["Yellow"];
        return notice.Count == 1 ? $"{colour}: {notice.Sentence}" : $"{colour} ({notice.Count} x): {notice.Sentence}";
    }
}
