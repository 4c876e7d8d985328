using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupTests.SysOps.People;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.SysOps.Operate;
using Xunit;

namespace SignupTests.SysOps.Operate;

/// <summary>Mails are found again, read without giving away what only their recipient may have, and sent once more.</summary>
public sealed class TheMailLog : IAsyncLifetime
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana Kovač");
    private readonly Statements statements = new();
    private TestDatabase house = null!;

    private DateTimeOffset Now => house.Time.GetUtcNow();

    public async Task InitializeAsync() =>
        house = await TestDatabase.Create(services => services.AddAccess().AddOperate().ConfigureDbContext<SignupDb>(options => options.AddInterceptors(statements)));

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task An_empty_one_is_empty()
    {
        var read = await Read();

        Assert.Equal((0, 0, null), (read.Waiting, read.Lines.Count, read.Next));
    }

    [Fact]
    public async Task Page_after_page_it_is_every_mail_newest_first_for_the_same_number_of_statements()
    {
        var mails = Enumerable.Range(0, 120).Select(i => Mail($"c{i}@a.example", at: Now.AddMinutes(-i))).ToList();
        await house.Save([.. mails]);
        List<Guid> walked = [];
        statements.Clear();
        for (Guid? after = null; ;)
        {
            var page = await Read(after: after);
            walked.AddRange(page.Lines.Select(l => l.Id));
            if (page.Next is null) { break; }
            after = page.Next;
        }

        Assert.Equal(mails.Select(m => m.Id), walked);
        Assert.Equal(3 * 2, statements.Count);
    }

    [Fact]
    public async Task It_is_filtered_by_state_and_by_a_part_of_the_address()
    {
        await house.Save(Mail("waits@a.example"), Mail("sent@b.example", then: m => m.Sent(Now)), Mail("failed@b.example", then: GivenUp));

        Assert.Equal(["waits@a.example"], await Found(new(MailState.Waiting, "")), StringComparer.Ordinal);
        Assert.Equal(["sent@b.example"], await Found(new(MailState.Sent, "")), StringComparer.Ordinal);
        Assert.Equal(["failed@b.example"], await Found(new(MailState.Failed, "")), StringComparer.Ordinal);
        Assert.Equal(["failed@b.example", "sent@b.example"], (await Found(MailFilter.Of("x", " @B.example "))).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal((1, MailState.Failed, "550 unknown"), ((await Read()).Waiting, (await Read(new(MailState.Failed, ""))).Lines[0].State, (await Read(new(MailState.Failed, ""))).Lines[0].LastError));
    }

    [Fact]
    public async Task A_filter_looks_through_so_many_and_then_says_where_to_look_on()
    {
        await house.Save([Mail("old@a.example", at: Now.AddDays(-3), then: GivenUp), .. Enumerable.Range(0, ReadMails.LooksThrough).Select(i => Mail("c@a.example", at: Now.AddSeconds(-i), then: m => m.Sent(Now)))]);

        var first = await Read(new(MailState.Failed, ""));
        var second = await Read(new(MailState.Failed, ""), first.Next);

        Assert.Empty(first.Lines);
        Assert.Equal(("old@a.example", null), (Assert.Single(second.Lines).Recipient, second.Next));
    }

    [Fact]
    public async Task The_text_is_read_without_links_that_let_somebody_act_as_the_customer()
    {
        var (plain, secret) = (Mail("a@a.example", "receipt"), Mail("a@a.example", "reset-password"));
        await house.Save(plain, secret);

        Assert.Contains("https://shop.example/it?token=1", (await Read(open: plain.Id)).Open!.Value.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("token", (await Read(open: secret.Id)).Open!.Value.Text, StringComparison.Ordinal);
        Assert.Null((await Read(open: Guid.NewGuid())).Open);
    }

    [Fact]
    public async Task Sending_again_makes_another_mail_with_the_same_letter_and_a_second_press_none()
    {
        var mail = Mail("a@a.example", then: m => m.Sent(Now));
        await house.Save(mail);
        house.Time.Advance(TimeSpan.FromMinutes(1));

        var again = (await Again(mail)).Value;
        Assert.Equal("MAIL_WAITING", (await Again(mail)).Refusal!.Code);

        var copy = (await house.All<MailMessage>()).Single(m => m.Id == again);
        Assert.Equal((mail.Recipient, mail.Subject, mail.Text, mail.Html, mail.Kind, Now), (copy.Recipient, copy.Subject, copy.Text, copy.Html, copy.Kind, copy.NextTryAt));
        Assert.Equal(2, (await house.All<MailMessage>()).Count);
    }

    [Theory]
    [InlineData("verify-email", "MAIL_HAS_SECRET_LINK")]
    [InlineData("reset-password", "MAIL_HAS_SECRET_LINK")]
    [InlineData("change-address", "MAIL_HAS_SECRET_LINK")]
    [InlineData("connect-provider", "MAIL_HAS_SECRET_LINK")]
    [InlineData("resume-signup", "MAIL_HAS_SECRET_LINK")]
    [InlineData(MailMessage.Farewell, "MAIL_TO_ERASED")]
    public async Task Some_kinds_are_never_sent_again(string kind, string code)
    {
        var mail = Mail("a@a.example", kind, then: m => m.Sent(Now));
        await house.Save(mail);

        Assert.Equal(code, (await Again(mail)).Refusal!.Code);
        Assert.Single(await house.All<MailMessage>());
        Assert.False((await Read()).Lines[0].MayGoAgain);
    }

    [Fact]
    public async Task Nothing_goes_to_who_was_deleted_nor_what_is_not_there()
    {
        Customer? nobody = null;
        await house.Change(db =>
        {
            nobody = KnownCustomer.PlantNobody(db, "nobody@example.org", Now);
            nobody.Erase(Now);
            return Task.CompletedTask;
        });
        var mail = Mail("nobody@example.org", customer: nobody!.Id, then: m => m.Sent(Now));
        await house.Save(mail);

        Assert.Equal("MAIL_TO_ERASED", (await Again(mail)).Refusal!.Code);
        Assert.True((await Read()).Lines[0].ErasedRecipient);
        Assert.Equal("MAIL_NOT_FOUND", (await house.Get<SendMailAgain>().Run(Guid.NewGuid(), Ana)).Refusal!.Code);
        Assert.Equal("FORBIDDEN", (await house.Get<SendMailAgain>().Run(mail.Id, Ana with { Role = Role.Support })).Refusal!.Code);
        Assert.Equal("UNAUTHORIZED", (await house.Get<ReadMails>().Run(Actor.Visitor)).Refusal!.Code);
    }

    private async Task<MailReading> Read(MailFilter? filter = null, Guid? after = null, Guid? open = null) => (await house.Get<ReadMails>().Run(Ana, filter, after, open)).Value;

    private async Task<IEnumerable<string>> Found(MailFilter filter) => (await Read(filter)).Lines.Select(l => l.Recipient);

    private Task<Result<Guid>> Again(MailMessage mail) => house.Get<SendMailAgain>().Run(mail.Id, Ana);

    private MailMessage Mail(string to, string kind = "receipt", DateTimeOffset? at = null, CustomerId? customer = null, Action<MailMessage>? then = null)
    {
        var mail = MailMessage.To(EmailAddress.Parse(to), kind, new Letter("Shop", "Hello", "Hello") { Button = ("Open", "https://shop.example/it?token=1") }, at ?? Now, customer);
        then?.Invoke(mail);
        return mail;
    }

    private void GivenUp(MailMessage mail)
    {
        while (!mail.Failed("550 unknown", forGood: true, Now)) { }
    }
}
