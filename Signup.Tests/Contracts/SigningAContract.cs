using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Contracts;

public sealed class SigningAContract
{
    [Fact]
    public async Task An_accepted_order_becomes_a_contract_on_the_agreed_terms_with_nothing_assessed()
    {
        await using var database = await AcceptedOrders.Database();

        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));

        var contract = Assert.Single(await database.All<Contract>());
        Assert.Equal("C-00001", contract.Number);
        Assert.Equal(ContractText.Compose(order.Offer, order.Party, "Northwind Support").Hash, contract.TextHash);
        Assert.Equal(contract.TextHash, contract.Text.Hash);
        Assert.Equal(database.Time.GetUtcNow().AddMonths(1), contract.ExpiresAt);
        Assert.Equal(Colour.NotAssessed, contract.Colour);
        Assert.Equal(Colour.NotAssessed, Assert.Single(await database.All<Criterion>()).Colour);
        Assert.Single(await database.All<OutboxMessage>(), m => m.Type == nameof(ContractSigned));
    }

    [Fact]
    public async Task Hearing_of_the_same_order_twice_signs_one_contract()
    {
        await using var database = await AcceptedOrders.Database();
        var order = await database.Accept(AcceptedOrders.Of(Sample.Team()));

        await database.Announce(order);
        await database.Deliver();

        Assert.Single(await database.All<Contract>());
        Assert.Single(await database.All<Criterion>());
        Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailContract.MailKind);
    }

    [Fact]
    public async Task It_is_active_once_what_it_promises_is_set_up()
    {
        await using var database = await AcceptedOrders.Database();

        await database.Accept(AcceptedOrders.Of(Sample.Team()));
        await database.Accept(AcceptedOrders.Of(AcceptedOrders.Handbook));

        var contracts = await database.All<Contract>();
        Assert.All(contracts, c => Assert.Equal(ContractState.Active, c.State));
        Assert.Null(contracts.Single(c => c.Kind == PlanKind.Download).ExpiresAt);
    }

    [Fact]
    public async Task Without_agreed_terms_there_is_no_contract_and_a_person_is_told()
    {
        await using var database = await AcceptedOrders.Database();
        await database.Announce(AcceptedOrders.Of(Sample.Team()));

        for (var i = 0; i < 6; i++) { await database.Pass(TimeSpan.FromMinutes(1)); }

        Assert.Empty(await database.All<Contract>());
        Assert.Contains(await database.All<OutboxMessage>(), m => m.Type == nameof(MessageQuarantined) && m.Body.Contains(nameof(SignContract), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Numbers_have_no_gaps_and_no_doubles_when_many_are_signed_at_once()
    {
        await using var database = await AcceptedOrders.Database();
        var orders = Enumerable.Range(0, 12).Select(_ => AcceptedOrders.Of(Sample.Team())).ToList();
        foreach (var order in orders) { await database.Agree(order); }

        await Parallel.ForEachAsync(orders, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (order, cancellationToken) =>
            await database.HandleAtOnce(db => new SignContract(new ChangePlan(database.Get<Patience>(), database.Time), database.Get<Patience>(), database.Time).Handle(order, db, cancellationToken)));

        Assert.Equal(Enumerable.Range(1, 12).Select(n => $"C-{n:D5}"), (await database.All<Contract>()).Select(c => c.Number).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_customer_is_mailed_the_whole_text_and_a_link_that_opens_it()
    {
        await using var database = await AcceptedOrders.Database();

        await database.Accept(AcceptedOrders.Of(Sample.Team(), Sample.Mara with { Culture = "de-DE" }));

        var mail = Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailContract.MailKind);
        var contract = Assert.Single(await database.All<Contract>());
        Assert.Equal("mara@hafenlicht.example", mail.Recipient);
        Assert.Equal("Ihr Vertrag C-00001", mail.Subject);
        Assert.All(contract.Text.Sections.SelectMany(s => s.Paragraphs), paragraph => Assert.Contains(paragraph, mail.Text, StringComparison.Ordinal));
        Assert.Contains(contract.Text.Title, mail.Text, StringComparison.Ordinal);
        Assert.Contains($"https://shop.example/contracts/{contract.Id}?token=", mail.Text, StringComparison.Ordinal);
        Assert.Contains("21. Nov. 2026, 14:32 Uhr (UTC+1)", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_has_the_text_with_it_as_a_file_also_when_it_is_sent_again()
    {
        await using var database = await AcceptedOrders.Database();
        await database.Accept(AcceptedOrders.Of(Sample.Team()));
        var mail = Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailContract.MailKind);

        foreach (var sent in new[] { mail, mail.Again(database.Time.GetUtcNow()) })
        {
            var mailbox = database.Get<FileMailbox>();
            await mailbox.Send(sent, default);
            var file = await File.ReadAllTextAsync(Path.Combine(mailbox.Folder, $"{sent.Id:N}.eml"));
            Assert.Contains("Content-Disposition: attachment", file, StringComparison.Ordinal);
            Assert.Contains("Support contract Team.html", file, StringComparison.Ordinal);
        }

        var (name, html) = Enclosure.FileIn(mail.Html)!.Value;
        Assert.Equal("Support contract Team.html", name);
        Assert.All(Assert.Single(await database.All<Contract>()).Text.Sections, s => Assert.Contains($"<h3>{System.Net.WebUtility.HtmlEncode(s.Heading)}</h3>", html, StringComparison.Ordinal));
        Assert.Null(Enclosure.FileIn("<p>A mail without</p>"));
    }

    [Fact]
    public async Task In_a_mail_of_another_language_the_text_keeps_its_own_and_is_marked_with_it()
    {
        await using var database = await AcceptedOrders.Database();

        await database.Accept(AcceptedOrders.Of(Sample.Team(), Sample.Mara with { Culture = "de-DE" }));

        var html = Assert.Single(await database.All<MailMessage>(), m => m.Kind == MailContract.MailKind).Html;
        Assert.Contains("<html lang=\"de\">", html, StringComparison.Ordinal);
        Assert.Contains("<article lang=\"en\"><h2>Support contract Team</h2>", html, StringComparison.Ordinal);
    }
}
