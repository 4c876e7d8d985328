using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Operate;
using Xunit;

namespace SignupTests.SysOps.Letters;

/// <summary>Every kind of mail the application writes has a template, and every template reads well in both languages.</summary>
[Collection("SysOps pages")]
public sealed partial class EveryMail(OpsPages pages) : IDisposable
{
    /// <summary>Facts that are the same in both languages.</summary>
    private static readonly string[] Same = ["SHA-256"];

    private readonly IServiceScope scope = pages.Host.Services.CreateScope();

    private IReadOnlyList<MailTemplate> Templates => scope.ServiceProvider.GetRequiredService<MailTemplates>().All();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void That_is_written_has_a_template()
    {
        var kinds = Sources().Where(source => source.Contains("post.To(", StringComparison.Ordinal)).SelectMany(KindsIn).ToHashSet(StringComparer.Ordinal);

        Assert.True(kinds.Count > 40, $"{kinds.Count}");
        Assert.Equal(kinds.Order(StringComparer.Ordinal), Templates.Select(t => t.Kind).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void On_the_shops_paper_names_the_firm_at_its_foot_in_both_parts_and_says_its_language()
    {
        var paper = scope.ServiceProvider.GetRequiredService<Stationery>();

        Assert.All(Templates, template => Assert.All((string[])["en-IE", "de-DE"], culture =>
        {
            var letter = Speaking.In(culture, () => paper.On(template.Cases[0]()));

            Assert.Contains($"<html lang=\"{culture[..2]}\">", letter.ToHtml(), StringComparison.Ordinal);
            Assert.All((string[])[letter.ToHtml(), letter.ToText()], body => Assert.Contains("Northwind Support GmbH", body, StringComparison.Ordinal));
            Assert.Contains(culture[..2] == "de" ? "20457 Hamburg, Deutschland" : "20457 Hamburg, Germany", letter.ToText(), StringComparison.Ordinal);
        }));
    }

    [Fact]
    public void Has_addresses_among_its_facts_that_can_be_followed()
    {
        var letter = new Letter("Northwind", "Subject", "Heading") { Facts = [("Until", "15 December, https://northwind.example/withdraw?a=1&b=2")] };

        Assert.Contains("15 December, <a href=\"https://northwind.example/withdraw?a=1&amp;b=2\">https://northwind.example/withdraw?a=1&amp;b=2</a></td>", letter.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_put_on_its_way_by_the_post()
    {
        var others = Sources().Where(source => source.Contains("MailMessage.To(", StringComparison.Ordinal)).Select(source => ClassPattern().Match(source).Groups["name"].Value);

        Assert.Equal(["Post", "SendPreview"], others.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void Reads_well_in_both_languages()
    {
        Assert.All(Templates, template => Assert.All(template.Cases, write =>
        {
            var (english, german) = (Speaking.In("en-IE", write), Speaking.In("de-DE", write));
            foreach (var letter in (Letter[])[english, german])
            {
                Assert.DoesNotMatch(@"\{\d|\{[a-z_]+\}", letter.ToText() + letter.ToHtml() + letter.Subject);
                Assert.All([letter.Subject.ToString(), letter.Heading.ToString(), letter.ToText(), .. letter.Paragraphs.Select(p => p.ToString())], text => Assert.False(string.IsNullOrWhiteSpace(text)));
                Assert.NotEmpty(letter.Paragraphs);
                Assert.All(letter.Wording, w => Assert.True(w.Sentence.Takes(w.Sentence.Words), $"{template.Kind}: {w.Sentence.Key}"));
                Assert.All(AddressPattern().Matches(letter.ToText()), found => Assert.EndsWith(".example", found.Value.TrimEnd('.'), StringComparison.Ordinal));
            }

            if (!template.OnlyInEnglish) { Assert.Empty(Words(english).Intersect(Words(german), StringComparer.Ordinal).Except(Same, StringComparer.Ordinal)); }
        }));
        Assert.Contains(Templates, t => t.OnlyInEnglish);
    }

    [Fact]
    public void Reaches_its_customer_as_it_must()
    {
        Assert.Equal(
            ["card-expires", "download-failed", "download-ready", "limited-offer", "order-takes-long", "plan-suggested", "reinstated", "second-plan-suggested", "signup-cancelled", "subscription-resumed", "support-answer", "support-closed", "vat-number-wrong", "welcome-pack"],
            Kinds(Reach.AsPreferred), StringComparer.Ordinal);
        Assert.All(Kinds(Reach.Both).Concat(Kinds(Reach.AsPreferred)), kind => Assert.False(SecretLinks.AreIn(kind), kind));
        Assert.All(Templates.Where(t => t.Group == MailGroup.Staff), t => Assert.All(t.Cases, write => Assert.Equal(Reach.Mail, write().Reach)));
    }

    [Fact]
    public void Whose_link_lets_its_reader_act_for_the_customer_is_not_shown_in_the_log()
    {
        var acting = Templates.Where(t => t.Cases.Any(write => ActingPattern().IsMatch(write().ToText()))).Select(t => t.Kind).ToList();

        Assert.True(acting.Count >= 7, string.Join(' ', acting));
        Assert.All(acting, kind => Assert.True(SecretLinks.AreIn(kind), kind));
    }

    [Fact]
    public void Has_a_name_in_both_languages()
    {
        var (english, german) = (Speaking.In("en-IE", () => Templates), Speaking.In("de-DE", () => Templates));

        Assert.Empty(english.Select(t => t.Name).Intersect(german.Select(t => t.Name), StringComparer.Ordinal));
        Assert.Equal(english.Count, english.DistinctBy(t => t.Name, StringComparer.Ordinal).Count());
    }

    private IEnumerable<string> Kinds(Reach reach) => Templates.Where(t => t.Cases[0]().Reach == reach).Select(t => t.Kind).Order(StringComparer.Ordinal);

    /// <summary>What is said by the application, not by the facts.</summary>
    private static IEnumerable<string> Words(Letter letter) =>
        [.. letter.Wording.Select(w => w.Sentence.Words), .. letter.Paragraphs.Select(p => p.ToString()), .. letter.Facts.Select(f => f.Name), letter.Button?.Text ?? letter.Language, letter.Fine ?? letter.Language];

    private static IEnumerable<string> KindsIn(string source) =>
        [
            .. ConstantPattern().Matches(source).Where(found => found.Groups["name"].Value != "LinkKind").Select(found => found.Groups["kind"].Value),
            .. InlinePattern().Matches(source).Select(found => found.Groups["kind"].Value),
            .. source.Contains("MailMessage.Farewell", StringComparison.Ordinal) ? [MailMessage.Farewell] : (string[])[],
        ];

    private static IEnumerable<string> Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Signup.sln"))) { folder = folder.Parent!; }
        return Directory.EnumerateFiles(Path.Combine(folder.FullName, "Signup.Web"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);
    }

    [GeneratedRegex("""const string (?<name>\w+) = "(?<kind>[a-z]+(-[a-z]+)*)";""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ConstantPattern();

    [GeneratedRegex("""(Write|post\.To)\([^"\n]*, "(?<kind>[a-z]+(-[a-z]+)*)",""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex InlinePattern();

    [GeneratedRegex(@"class (?<name>\w+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ClassPattern();

    [GeneratedRegex(@"/(verify|reset|change-address|undo-address|join|connect)\?|/(withdraw|resume)/", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ActingPattern();

    [GeneratedRegex(@"\S+@[\w.-]+", RegexOptions.None, 5000)]
    private static partial Regex AddressPattern();
}
