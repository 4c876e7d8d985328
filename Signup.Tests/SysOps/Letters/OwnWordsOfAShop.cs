using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.SysOps.Letters;
using Xunit;

namespace SignupTests.SysOps.Letters;

/// <summary>An administrator puts the mail of a cancelled order in other words.</summary>
public sealed class OwnWordsOfAShop : IAsyncLifetime
{
    private const string Kind = "order-cancelled";
    private const string Subject = "Order {0} is cancelled";
    private const string NotCharged = "Hello {0}, your order {1} is cancelled. You were not charged.";
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");
    private readonly Readings readings = new();
    private TestDatabase house = null!;

    public async Task InitializeAsync() =>
        house = await TestDatabase.Create(services => services.AddAccess().AddOrders().AddLetters().ConfigureDbContext<SignupDb>(options => options.AddInterceptors(readings)));

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Are_in_the_next_mail_of_that_language_alone()
    {
        var before = Mail("en-IE");

        Assert.Equal(1, (await Say("en", Own(Subject, "{order}: <gone>"), Own(NotCharged, "Dear <b>{first_name}</b>, {order} is off.", LetterPart.Paragraph))).Value);

        var (english, german) = (Mail("en-IE"), Mail("de-DE"));
        Assert.Equal(("NS-TEST-1: <gone>", true, true), (english.Subject, english.Text.Contains("Dear <b>Mara</b>, NS-TEST-1 is off.", StringComparison.Ordinal), english.Html.Contains("<title>NS-TEST-1: &lt;gone&gt;</title>", StringComparison.Ordinal)));
        Assert.Contains("<p>Dear &lt;b&gt;Mara&lt;/b&gt;, NS-TEST-1 is off.</p>", english.Html, StringComparison.Ordinal);
        Assert.Equal("&lt;b&gt;<span class=\"field\">&lt;i&gt;</span>", new Sentence("{0}", "<b>{name}", [new("name", "<i>")]).ToHtml(marked: true));
        Assert.Contains("If you change your mind", english.Text, StringComparison.Ordinal);
        Assert.Equal("Order NS-TEST-1 is cancelled", before.Subject);
        Assert.StartsWith("Bestellung NS-TEST-1", german.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LetterPart.Subject, Subject, " \n ", "WORDS_MISSING")]
    [InlineData(LetterPart.Subject, Subject, "It is cancelled", "FIELD_MISSING")]
    [InlineData(LetterPart.Subject, Subject, "{order} of {first_name}", "FIELD_UNKNOWN")]
    [InlineData(LetterPart.Subject, Subject, "{order} is {0}", "FIELD_UNKNOWN")]
    [InlineData(LetterPart.Subject, Subject, "{order} is } off", "FIELD_UNKNOWN")]
    [InlineData(LetterPart.Heading, "Your order is cancelled", "{order}", "FIELD_UNKNOWN")]
    public async Task That_would_not_do_are_refused_at_their_place(LetterPart part, string key, string words, string code)
    {
        var refused = (await Say("en", new OwnSentence(part, key, words))).Refusal!;

        Assert.Equal((code, part == LetterPart.Subject ? "words-0" : "words-1"), (refused.Code, refused.Field));
        Assert.Empty(await house.All<OwnWords>());
    }

    [Fact]
    public async Task Are_as_long_as_they_may_be()
    {
        Assert.Equal("TOO_LONG", (await Say("en", Own(Subject, "{order}" + new string('x', ChangeMailWords.LongestLine)))).Refusal!.Code);
        Assert.Equal("TOO_LONG", (await Say("en", Own(NotCharged, "{order}{first_name}" + new string('x', ChangeMailWords.LongestParagraph), LetterPart.Paragraph))).Refusal!.Code);
        Assert.False((await Say("en", Own(Subject, "{order}" + new string('x', ChangeMailWords.LongestLine - 7)))).IsRefused);
    }

    [Fact]
    public async Task Begun_on_a_version_that_is_no_longer_the_newest_are_refused_with_a_name()
    {
        await Say("en", Own(Subject, "{order} is off"));
        house.Time.Advance(TimeSpan.FromSeconds(5));

        var refused = (await Run(new(Kind, "en", [Own(Subject, "{order} is gone")], 0))).Refusal!;

        Assert.Equal(("CHANGED_MEANWHILE", "Changed by Ana Kovač 5 s ago. Load it again."), (refused.Code, refused.Message));
    }

    [Fact]
    public async Task Of_two_at_once_are_those_of_one()
    {
        var both = await Task.WhenAll(Run(new(Kind, "en", [Own(Subject, "{order} is off")], 0)), Run(new(Kind, "en", [Own(Subject, "{order} is gone")], 0)));

        Assert.Equal("CHANGED_MEANWHILE", Assert.Single(both, b => b.IsRefused).Refusal!.Code);
        Assert.Single(await house.All<OwnWords>());
    }

    [Fact]
    public async Task Can_be_given_up_for_the_built_in_ones_and_stay_in_the_list()
    {
        await Say("en", Own(Subject, "{order} is off"));
        await Run(new(Kind, "en", [], 1));
        Assert.Equal(2, (await Run(new(Kind, "en", [], 2))).Value);

        var read = await Preview(Kind);
        Assert.Equal("Order NS-TEST-1 is cancelled", Mail("en-IE").Subject);
        Assert.Equal((2, false, "Ana Kovač"), (read.Version, read.HasOwnWords, read.Versions[1].By));
        Assert.Equal("{order} is off", Assert.Single(read.Versions[1].Sentences).Words);
    }

    [Fact]
    public async Task In_English_leave_the_German_behind_until_somebody_has_looked_at_it()
    {
        await Say("de", Own(Subject, "{order} ist storniert"));
        house.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await Preview(Kind)).Line.GermanIsBehind);
        await Say("en", Own(Subject, "{order} is off"));
        Assert.True((await Preview(Kind)).Line.GermanIsBehind);
        house.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, (await Run(new(Kind, "de", [Own(Subject, "{order} ist storniert")], 1))).Value);

        Assert.False((await Preview(Kind)).Line.GermanIsBehind);
        Assert.Equal(2, (await Run(new(Kind, "de", [Own(Subject, "{order} ist storniert")], 2))).Value);
    }

    [Fact]
    public async Task Stand_in_the_audit_with_before_and_after()
    {
        await Say("en", Own(Subject, "{order} is off"));

        var entry = Assert.Single(await house.All<AuditEntry>());
        Assert.Equal((AuditAction.ChangedMailWords, "order-cancelled (en)"), (entry.Action, entry.Subject));
        Assert.Contains(new AuditChange("Subject", "Order {order} is cancelled", "{order} is off"), entry.Changes);
        Assert.Equal(2, entry.Changes.Count);
    }

    [Fact]
    public async Task Are_read_once_and_again_after_a_change()
    {
        Mail("en-IE");
        readings.Count = 0;
        for (var i = 0; i < 5; i++) { Mail("de-DE"); }
        Assert.Equal(0, readings.Count);

        await Say("en", Own(Subject, "{order} is off"));

        Assert.Equal(("NS-TEST-1 is off", "NS-TEST-1 is off", 1), (Mail("en-IE").Subject, Mail("en-IE").Subject, readings.Count));
    }

    [Fact]
    public async Task For_a_sentence_that_has_other_fields_by_now_are_not_said()
    {
        await house.Save(OwnWords.Of(Kind, "en", 1, [Own(Subject, "{number} is off"), new(LetterPart.Heading, "A sentence of old", "Gone")], "Ana", house.Time.GetUtcNow()));

        Assert.Equal("Order NS-TEST-1 is cancelled", Mail("en-IE").Subject);
    }

    [Fact]
    public async Task Are_for_a_mail_there_is()
    {
        Assert.Equal("MAIL_TEMPLATE_NOT_FOUND", (await Run(new("no-such", "en", [], 0))).Refusal!.Code);
        Assert.Equal("MAIL_TEMPLATE_NOT_FOUND", (await Run(new(Kind, "fr", [], 0))).Refusal!.Code);
        using var scope = house.Services.CreateScope();
        Assert.Equal("MAIL_TEMPLATE_NOT_FOUND", (await scope.ServiceProvider.GetRequiredService<ReadLetters>().Run(TemplateChoice.Of("no-such", "en", "1"), Ana)).Refusal!.Code);
    }

    [Fact]
    public async Task Are_seen_in_a_preview_to_oneself_that_says_what_it_is()
    {
        var me = Logins.Make(EmailAddress.Parse("ana@northwind.example"), Role.Manager, "Ana Kovač", null);
        await house.Save(me);
        await Say("de", Own(Subject, "{order} ist storniert"));

        var sent = await Send(TemplateChoice.Of(Kind, "de", "9"), me);

        var mail = Assert.Single(await house.All<MailMessage>());
        Assert.Equal(("ana@northwind.example", "ana@northwind.example", $"[Vorschau] {MailSamples.Order} ist storniert"), (sent.Value, mail.Recipient, mail.Subject));
        Assert.Equal("PREVIEW_WAITS", (await Send(TemplateChoice.Of(Kind, "en", null), me)).Refusal!.Code);
        Assert.Equal("MAIL_TEMPLATE_NOT_FOUND", (await Send(TemplateChoice.Of("no-such", "en", null), me)).Refusal!.Code);
    }

    private static OwnSentence Own(string key, string words, LetterPart part = LetterPart.Subject) => new(part, key, words);

    private Task<Result<int>> Say(string language, params IReadOnlyList<OwnSentence> sentences) => Run(new(Kind, language, sentences, 0));

    private async Task<Result<int>> Run(ChangeMailWords.Wish wish)
    {
        using var scope = house.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<ChangeMailWords>().Run(wish, Ana);
    }

    private async Task<Result<string>> Send(TemplateChoice choice, Login me)
    {
        using var scope = house.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<SendPreview>().Run(choice, new(me.Id, me.Role, null, "Ana Kovač"));
    }

    private async Task<LetterReading> Preview(string kind)
    {
        using var scope = house.Services.CreateScope();
        return (await scope.ServiceProvider.GetRequiredService<ReadLetters>().Run(TemplateChoice.Of(kind, "en", null), Ana)).Value;
    }

    private MailMessage Mail(string culture) => house.Get<OrderMails>().Cancelled(Order.Place(
        new("NS-TEST-1", SignupId.New(), ClientAccountId.New(), CustomerId.New(), PaymentProfileId.New(), Sample.Team(), Sample.Mara with { Culture = culture }, new Money(14_900, "eur"), new Money(2_831, "eur"), new Money(17_731, "eur")), house.Time.GetUtcNow()));

    /// <summary>Counts what is read in passing, as a letter is written.</summary>
    private sealed class Readings : DbCommandInterceptor
    {
        public int Count { get; set; }

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            if (command.CommandText.Contains("mail_words", StringComparison.Ordinal) && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal)) { Count++; }
            return result;
        }
    }
}
