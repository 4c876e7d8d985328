using SignupWeb;
using SignupWeb.Account.SupportRequests;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Support;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.SupportRequests;

/// <summary>What customer and staff say to each other, who may see it, and the clock of the first answer.</summary>
public sealed class AnsweringRequests : SupportWorld
{
    [Fact]
    public async Task An_answer_reaches_the_customer_and_a_follow_up_opens_it_again()
    {
        var reference = await Asked();

        await Write(reference, Ana, "Restart it");
        Assert.Equal((SupportState.Answered, "Ana Kovač"), ((await Now(reference)).State, (await Now(reference)).OwnerName));
        await Write(reference, Mara, "It still drops");

        Assert.Equal(SupportState.Open, (await Now(reference)).State);
        var seen = (await Database.Get<ReadRequest>().Run(reference, Mara)).Value.Messages;
        Assert.Equal(["Every night at two.", "Restart it", "It still drops"], seen.Select(m => m.Text), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_note_is_for_staff_alone_and_changes_nothing_the_customer_sees()
    {
        var reference = await Asked();
        var before = await Now(reference);

        Assert.False((await Write(reference, Ana, "Looks like the update", note: true, files: File("secret.txt", "for us"u8.ToArray()))).IsRefused);

        var file = Assert.Single(await Database.All<SupportFile>());
        var hers = (await Database.Get<ReadRequest>().Run(reference, Mara)).Value;
        Assert.Single(hers.Messages);
        Assert.Empty(hers.Files);
        Assert.Equal(ReadFile.NotFound, (await Database.Get<ReadFile>().Run(file.Id, Mara)).Refusal);
        Assert.False((await Database.Get<ReadFile>().Run(file.Id, Ana)).IsRefused);
        Assert.Equal(2, (await Database.Get<ReadRequest>().Run(reference, Ana)).Value.Messages.Count);
        Assert.Equal((before.State, before.UpdatedAt), ((await Now(reference)).State, (await Now(reference)).UpdatedAt));
        Assert.Equal(Actor.Forbidden, (await Write(reference, Mara, note: true)).Refusal);
    }

    [Fact]
    public async Task A_message_sent_twice_is_one()
    {
        var (reference, form) = (await Asked(), Guid.NewGuid());

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Write(reference, Mara, "Once", form: form, files: File("a.log", "x"u8.ToArray())))));

        Assert.Equal(2, (await Database.All<SupportMessage>()).Count);
        Assert.Single(Kept());
    }

    [Fact]
    public async Task To_strangers_it_is_not_there()
    {
        var reference = await Asked(Wish(files: File("a.txt", "x"u8.ToArray())));
        var file = (await Database.All<SupportFile>())[0].Id;

        Assert.Equal(SupportRequest.NotFound, (await Database.Get<ReadRequest>().Run(reference, Stranger)).Refusal);
        Assert.Equal(SupportRequest.NotFound, (await Write(reference, Stranger)).Refusal);
        Assert.Equal(SupportRequest.NotFound, (await Database.Get<CloseRequest>().Run(reference, Stranger)).Refusal);
        Assert.Equal(ReadFile.NotFound, (await Database.Get<ReadFile>().Run(file, Stranger)).Refusal);
        Assert.Empty((await Database.Get<ListRequests>().Run(new(), Stranger)).Value.Requests);
        Assert.Equal(Actor.Unauthorized, (await Database.Get<ReadFile>().Run(file, Actor.Visitor)).Refusal);
        Assert.Single((await Database.Get<ListRequests>().Run(new(), Ana)).Value.Requests);
    }

    [Fact]
    public async Task Closed_can_be_opened_again_by_writing_for_fourteen_days()
    {
        var reference = await Asked();
        await Database.Get<CloseRequest>().Run(reference, Mara);
        await Database.Get<CloseRequest>().Run(reference, Mara);
        Assert.Equal(SupportRequest.IsClosed, (await Write(reference, Ana)).Refusal);
        Database.Time.Advance(TimeSpan.FromDays(14));
        Assert.False((await Write(reference, Mara, "Once more")).IsRefused);
        await Database.Get<CloseRequest>().Run(reference, Ana);
        Database.Time.Advance(TimeSpan.FromDays(15));

        Assert.Equal(SupportRequest.ClosedForGood, (await Write(reference, Mara, "Too late", files: File("a.txt", "x"u8.ToArray()))).Refusal);
        Assert.Empty(Kept());
        Assert.Equal(SupportState.Open, (await Database.Get<ReopenRequest>().Run(reference, Ana)).Value.State);
        Assert.Equal(1, await Used());
    }

    [Fact]
    public async Task Whoever_takes_it_has_it_and_it_is_said_once()
    {
        var reference = await Asked();
        var ben = Ana with { LoginId = Guid.NewGuid(), Name = "Ben Adler" };

        await Database.Get<TakeRequest>().Run(reference, Ana);
        await Database.Get<TakeRequest>().Run(reference, Ana);
        await Database.Get<TakeRequest>().Run(reference, ben);

        Assert.Equal("Ben Adler", (await Now(reference)).OwnerName);
        Assert.Equal(2, (await Database.All<SupportMessage>()).Count(m => m.Kind == EntryKind.Taken));
    }

    [Fact]
    public async Task A_late_first_answer_is_a_red_risk_that_goes_with_the_answer()
    {
        var reference = await Asked();
        await Database.Pass(TimeSpan.FromMinutes(14));
        Assert.Empty(await Database.All<Risk>());

        await Database.Pass(TimeSpan.FromMinutes(1));
        var risk = Assert.Single(await Database.All<Risk>());
        Assert.Equal((FirstAnswer.Late, Severity.Red, true), (risk.Kind, risk.Severity, risk.IsOpen));
        Assert.Contains(reference.Value, risk.Sentence, StringComparison.Ordinal);
        await Write(reference, Ana);
        await Database.Deliver();

        Assert.Equal(("Ana Kovač", "Answered"), ((await Database.All<Risk>())[0].Resolution!.By, (await Database.All<Risk>())[0].Resolution!.Reason));
    }

    [Fact]
    public async Task An_answer_in_time_or_an_end_leaves_no_risk()
    {
        var answered = await Asked();
        var closed = await Asked();
        await Write(answered, Ana);
        await Database.Get<CloseRequest>().Run(closed, Mara);

        await Database.Pass(TimeSpan.FromHours(1));

        Assert.Empty(await Database.All<Risk>());
    }

    [Fact]
    public async Task Mails_go_both_ways_each_in_its_language_with_a_link()
    {
        var reference = await Asked();
        await Write(reference, Mara, "One more thing");
        await Write(reference, Ana, "Restart it", note: true);
        await Write(reference, Ana, "Please restart <it>");
        await Database.Get<CloseRequest>().Run(reference, Ana);
        await Database.Deliver();

        var mails = (await Database.All<MailMessage>()).Where(m => m.Kind.StartsWith("support-", StringComparison.Ordinal)).OrderByDescending(m => m.Kind, StringComparer.Ordinal).ThenByDescending(m => m.Subject, StringComparer.Ordinal).ToList();
        Assert.Equal(["support-desk", "support-desk", MailAboutRequests.End, MailAboutRequests.Answer], mails.Select(m => m.Kind), StringComparer.Ordinal);
        Assert.Equal(["New support request SR-2026-00001: The gateway drops", "New message in support request SR-2026-00001: The gateway drops"], mails.Take(2).Select(m => m.Subject), StringComparer.Ordinal);
        Assert.All(mails.Take(2), m => Assert.Equal("help@northwind.example", m.Recipient));
        Assert.Contains("https://shop.example/ops/support/SR-2026-00001", mails[0].Text, StringComparison.Ordinal);
        Assert.Equal(("mara@hafenlicht.example", "Antwort auf Ihre Anfrage SR-2026-00001: The gateway drops"), (mails[3].Recipient, mails[3].Subject));
        Assert.Contains("Please restart &lt;it&gt;", mails[3].Html, StringComparison.Ordinal);
        Assert.Contains("https://shop.example/account/support/SR-2026-00001", mails[2].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_contract_its_open_requests_end_and_their_customer_is_told_why()
    {
        var (open, settled) = (await Asked(), await Asked(Wish("Settled")));
        await Database.Get<CloseRequest>().Run(settled, Mara);
        await Database.Pass(TimeSpan.FromMinutes(20));
        Assert.True(Assert.Single(await Database.All<Risk>()).IsOpen);

        await Database.Announce(new SubscriptionEnded(Contract.OrderId, MaraId), new ContractWithdrawn(Contract.Id, Contract.OrderId, MaraId, "W-2611-7K3D9X", Database.Time.GetUtcNow(), Money.Zero("eur"), Money.Zero("eur")));
        await Database.Deliver();

        Assert.Equal(SupportState.Closed, (await Now(open)).State);
        var mail = Assert.Single(await Database.All<MailMessage>(), m => m.Kind == MailAboutRequests.End);
        Assert.Contains($"weil der Vertrag {Contract.Number} beendet ist", mail.Text, StringComparison.Ordinal);
        Assert.Single(await Database.All<SupportMessage>(), m => m.Kind == EntryKind.Ended);
        Assert.False((await Database.All<Risk>())[0].IsOpen);
        Assert.Equal(SupportRequest.HasEnded, (await Write(open, Mara, "And now?")).Refusal);
        Assert.False((await Write(settled, Mara, "Not settled after all")).IsRefused);
    }

    [Fact]
    public async Task An_end_the_customer_chose_is_mailed_to_nobody()
    {
        await Database.Get<CloseRequest>().Run(await Asked(), Mara);
        await Database.Deliver();

        Assert.DoesNotContain(await Database.All<MailMessage>(), m => m.Kind == MailAboutRequests.End);
    }

    [Fact]
    public async Task Nothing_is_left_of_an_erased_customer()
    {
        var reference = await Asked(Wish(files: File("mara.txt", "Mara"u8.ToArray())));
        await Write(reference, Ana, note: true);
        await Database.Pass(TimeSpan.FromMinutes(20));

        await Database.Announce(new CustomerErased(MaraId, "Mara", null));
        await Database.Deliver();

        Assert.Empty(await Database.All<SupportRequest>());
        Assert.Empty(await Database.All<SupportMessage>());
        Assert.Empty(await Database.All<SupportFile>());
        Assert.Empty(Kept());
        Assert.False((await Database.All<Risk>()).Single().IsOpen);
        Assert.DoesNotContain(await Database.All<Delivery>(), d => d.QuarantinedAt is not null);
    }
}
