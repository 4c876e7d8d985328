using SignupTests.Signups;
using SignupTests.Support;
using SignupTests.SupportRequests;
using SignupWeb;
using SignupWeb.Account.Inbox;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.Operate;
using Xunit;

namespace SignupTests.Account;

/// <summary>What a customer is written is in their account too, and what need not come by e-mail is there alone when they prefer it.</summary>
public sealed class AnInbox : IAsyncLifetime, IDisposable
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Manager, null, "Ana Kovač");
    private readonly AppHost shop = Shops.Open;
    private readonly PlainBrowser browser = new(Shops.Open);
    private string email = string.Empty;
    private CustomerId mara;

    private Actor Mara => new(mara.Value, Role.Customer, null, "Mara");

    public async Task InitializeAsync()
    {
        (email, mara) = await shop.Registered();
        await browser.SignIn(email, Shops.Password);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task Has_what_the_law_asks_for_and_notices_and_no_link_that_is_for_the_mailbox_alone()
    {
        var written = await Write(Reach.Mail, Reach.Both, Reach.AsPreferred);

        Assert.All(written, m => Assert.NotNull(m.SentAt));
        var letters = await Letters();
        Assert.Equal(["AsPreferred", "Both"], letters.Select(l => l.Subject).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(letters, l => Assert.Equal((email, true), (l.MailedTo, l.MailedAt is not null)));
        Assert.Contains("href=\"https://shop.example/contracts/7\"", letters[0].Body, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;safe&lt;/b&gt;", letters[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_where_notices_stay_for_who_prefers_it_and_the_log_sends_one_by_mail_when_asked()
    {
        await Prefers(PreferredInbox.Account);

        var written = (await Write(Reach.Both, Reach.AsPreferred)).ToDictionary(m => m.Subject, StringComparer.Ordinal);
        var (law, notice) = (written["Both"], written["AsPreferred"]);

        Assert.NotNull(law.SentAt);
        Assert.True(notice.IsInAccountOnly);
        var line = (await shop.Get<ReadMails>().Run(Ana, MailFilter.Of("InAccount", email))).Value.Lines.Single();
        Assert.Equal((notice.Id, MailState.InAccount), (line.Id, line.State));
        Assert.Empty((await shop.Get<ReadMails>().Run(Ana, MailFilter.Of("Failed", email))).Value.Lines);
        var again = (await shop.Get<SendMailAgain>().Run(notice.Id, Ana)).Value;
        await Eventually.Hold(async () => (await Mails()).Single(m => m.Id == again).SentAt is not null, "it sent by mail");
        Assert.Equal(2, (await Letters()).Count);
    }

    [Fact]
    public async Task Does_not_keep_a_notice_from_who_cannot_sign_in()
    {
        await Prefers(PreferredInbox.Account);
        await shop.Get<SuspendCustomer>().Run(new(Guid.NewGuid(), Role.Admin, null, "Ana"), mara, "Asked for it");

        Assert.NotNull(Assert.Single(await Write(Reach.AsPreferred)).SentAt);
    }

    [Fact]
    public async Task Counts_what_was_not_opened_and_is_nobody_elses()
    {
        await Write(Reach.Both, Reach.AsPreferred);
        var (open, read) = (shop.Get<OpenLetters>(), shop.Get<ReadInbox>());
        var first = (await Letters())[0].Id;
        var (_, other) = await shop.Registered();

        Assert.Equal(OpenLetters.NotFound, (await open.Run(new(other.Value, Role.Customer, null, "Ben"), first)).Refusal);
        Assert.Equal(Actor.Unauthorized, (await open.Run(Actor.Visitor, first)).Refusal);
        Assert.Empty((await read.Run(new(other.Value, Role.Customer, null, "Ben"))).Value.Letters);
        Assert.Equal(2, (await read.Run(Mara)).Value.Unread);
        var page = await browser.Read("/account/inbox");
        Assert.Equal("Inbox2 unread", page.QuerySelector("nav [aria-current=page]")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll("details.new").Length);

        await open.Run(Mara, first);
        var at = (await Letters())[0].ReadAt;
        await open.Run(Mara, first);
        Assert.Equal((1, at), ((await read.Run(Mara)).Value.Unread, (await Letters())[0].ReadAt));
        await open.Run(Mara);
        Assert.Equal(0, (await read.Run(Mara)).Value.Unread);
        Assert.Equal("Inbox", (await browser.Read("/account/inbox")).QuerySelector("nav [aria-current=page]")!.TextContent);
    }

    [Fact]
    public async Task Goes_with_the_account()
    {
        await Write(Reach.Both);
        await shop.Get<UnitOfWork>().Run(db =>
        {
            db.Announce(new CustomerErased(mara, "test", null));
            return Task.FromResult(0);
        });

        await Eventually.Hold(async () => (await Letters()).Count == 0, "an empty inbox");
    }

    [Fact]
    public async Task A_contract_mailed_before_the_address_was_confirmed_is_mailed_again_once_it_is()
    {
        var contract = await shop.HasAPlan(mara);
        var verify = await shop.LinkIn("verify-email", email);

        await shop.Get<VerifyEmail>().Run(verify[(verify.IndexOf('=', StringComparison.Ordinal) + 1)..]);

        await Eventually.Hold(async () => (await Mails()).Exists(m => m.Kind == "contract"), "the contract once more");
        var mail = (await Mails()).Single(m => m.Kind == "contract");
        Assert.Equal($"Your contract {contract.Number} once more", mail.Text.Split('\n')[0]);
        Assert.Contains(contract.Text.Sections[0].Heading, mail.Text, StringComparison.Ordinal);
        await shop.HasAPlan(mara);
        await shop.Get<UnitOfWork>().Run(db =>
        {
            db.Announce(new CustomerVerified(mara));
            return Task.FromResult(0);
        });
        await Eventually.Hold(async () => (await Mails()).Count(m => m.Kind == "contract") == 2, "the first alone");
    }

    private async Task Prefers(PreferredInbox inbox) => Assert.False((await shop.Get<UpdateProfile>().Run(Mara, mara, new() { PreferredInbox = inbox })).IsRefused);

    private async Task<IReadOnlyList<MailMessage>> Write(params Reach[] reaches)
    {
        var kind = $"test-{Guid.NewGuid():N}"[..20];
        await shop.Get<UnitOfWork>().Run(db =>
        {
            foreach (var reach in reaches) { db.Add(shop.Get<Post>().To(EmailAddress.Parse(email), kind, "en-IE", () => Letter(reach), mara)); }
            return Task.FromResult(0);
        });
        await Eventually.Hold(async () => (await Mails()).Count(m => m.Kind == kind && m.NextTryAt is null) == reaches.Length, "the mails dealt with");
        return [.. (await Mails()).Where(m => m.Kind == kind).OrderBy(m => m.Id)];
    }

    private static Letter Letter(Reach reach) => new("Northwind", reach.ToString(), reach.ToString())
    {
        Reach = reach,
        Paragraphs = ["All is <b>safe</b>."],
        Button = ("Read", "https://shop.example/contracts/7?token=secret"),
    };

    private async Task<List<MailMessage>> Mails() => [.. (await shop.All<MailMessage>()).Where(m => m.CustomerId == mara.Value)];

    private async Task<List<InboxLetter>> Letters() => [.. (await shop.All<InboxLetter>()).Where(l => l.CustomerId == mara.Value && l.Kind.StartsWith("test-", StringComparison.Ordinal)).OrderByDescending(l => l.Id)];
}
