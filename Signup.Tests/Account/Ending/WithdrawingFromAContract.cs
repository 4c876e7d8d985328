using System.Text.Json.Nodes;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Account.Ending;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Refunds;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;
using SignupWeb.Provisioning;
using SignupWeb.Subscriptions;
using SignupWeb.SysOps.Risks;
using Xunit;

namespace SignupTests.Account.Ending;

/// <summary>By consumers, in time: confirmed at once, everything ends, and the money is back once.</summary>
public sealed class WithdrawingFromAContract(EndingShop shop) : IClassFixture<EndingShop>
{
    private static readonly Origin Somewhere = new("203.0.113.7", "203.0.113.0", "a browser");

    [Fact]
    public async Task Without_signing_in_nobody_reads_that_they_are_signed_in()
    {
        using var visitor = new PlainBrowser(shop.Host);

        Assert.Equal("You have an account? Sign in and withdraw there", (await visitor.Read("/withdraw")).QuerySelector(".under")!.TextContent);
    }

    [Fact]
    public async Task Confirms_it_at_once_ends_everything_and_gives_all_the_money_back_once()
    {
        var mara = await shop.Bought(company: null);
        Assert.NotNull(mara.Contract.StartAskedAt);
        Assert.Contains("within 14 days", mara.Contract.Text.ToString(), StringComparison.Ordinal);

        var done = await mara.Post("withdrawal");
        Assert.Equal((17_731, 0), ((long)done["back"]!["minor"]!, (long)done["kept"]!["minor"]!));
        Assert.Equal((string?)done["reference"], (string?)(await mara.Post("withdrawal"))["reference"]);
        await Eventually.Hold(async () => (await mara.Now()).State == ContractState.Ended && (await mara.Mails("contract-withdrawn")).Count == 1, "the contract ended and the confirmation written");
        await Eventually.Hold(async () => (await mara.Of<CreditNote>(n => n.OrderId == mara.Contract.OrderId)).Count == 1, "the credit note");

        var mail = (await mara.Mails("contract-withdrawn"))[0];
        Assert.Contains($"I, Mara Lindqvist, withdraw from contract {mara.Contract.Number}.", mail.Text, StringComparison.Ordinal);
        Assert.Contains((string)done["reference"]!, mail.Text, StringComparison.Ordinal);
        Assert.Contains(shop.Host.Get<Microsoft.Extensions.Options.IOptions<ShopOptions>>().Value.Local((await mara.Now()).Withdrawal!.DeclaredAt).ToString("HH:mm:ss", null), mail.Text, StringComparison.Ordinal);
        Assert.Equal(17_731, (await mara.Of<LedgerEntry>(e => e.OrderId == mara.Contract.OrderId && e.Kind == LedgerKind.Refunded)).Single().Amount.Minor);
        Assert.True(Assert.Single(await mara.Told<SubscriptionEnded>()).Withdrawn);
        Assert.Empty(await mara.Mails("subscription-ended"));
        Assert.Equal("CONTRACT_ENDED", await mara.Refused(HttpMethod.Post, "notice"));
        await IsOnPaper(mara, (string)done["reference"]!);
        await shop.Agree(mara.Api);
    }

    /// <summary>For who is signed in, and by the link of the page; to nobody else.</summary>
    private async Task IsOnPaper(Owner mara, string reference)
    {
        var path = $"/contracts/{mara.Contract.Id}/withdrawal";
        using var signedIn = await mara.Api.Try(HttpMethod.Get, path, null);
        var paper = await signedIn.Content.ReadAsStringAsync();
        foreach (var word in new[] { reference, "Confirmation of withdrawal", $"I, Mara Lindqvist, withdraw from contract {mara.Contract.Number}.", "177.31" }) { Assert.Contains(word, paper, StringComparison.Ordinal); }
        using var stranger = new Signups.PlainBrowser(shop.Host);
        Assert.Equal($"/sign-in?return={path}", await stranger.LeadsTo(path));
        var link = shop.Host.Get<SignedLinks>().Make(WithdrawalPaper.LinkKind, WithdrawalPaper.LinkLives, mara.Contract.Id.Value);
        Assert.Equal(System.Net.HttpStatusCode.OK, await stranger.Status($"{path}?token={link}"));
        Assert.DoesNotContain("Download PDF", paper, StringComparison.Ordinal);
        foreach (var pdf in new[] { $"{path}/pdf", $"/contracts/{mara.Contract.Id}/pdf" })
        {
            using var none = await mara.Api.Try(HttpMethod.Get, pdf, null);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, none.StatusCode);
        }
    }

    [Fact]
    public async Task Keeps_the_full_days_it_was_used_and_counts_when_the_link_was_asked_for()
    {
        await shop.Sell("Critical", new EndTerms(WithdrawalDays: 3));
        var mara = await shop.Bought("Critical", company: null);
        await shop.Pass(TimeSpan.FromDays(2) + TimeSpan.FromHours(2));
        Assert.False((await shop.Host.Get<RequestWithdrawal>().Run(mara.Contract.Number, mara.Email, Somewhere)).IsRefused);
        await shop.Pass(TimeSpan.FromDays(2));
        Assert.Equal("WITHDRAWAL_OVER", await mara.Refused(HttpMethod.Post, "withdrawal"));

        var days = (int)Math.Round((mara.Contract.ExpiresAt!.Value - mara.Contract.StartsAt).TotalDays);
        var done = (await shop.Withdrawing.Run(TokenIn((await mara.Mails(WithdrawalLink.MailKind)).Single()))).Value.Withdrawal!;

        Assert.Equal((53_431 - (53_431 * 2 / days), 53_431 * 2 / days), (done.Back.Minor, done.Kept.Minor));
        await Eventually.Hold(async () => (await mara.Of<LedgerEntry>(e => e.OrderId == mara.Contract.OrderId && e.Kind == LedgerKind.Refunded)).SingleOrDefault()?.Amount == done.Back, "that much given back");
        await shop.Agree(mara.Api);
    }

    [Fact]
    public async Task Is_refused_in_words_to_businesses_where_no_law_gives_it_and_once_a_file_asked_for_at_once_is_there()
    {
        var (firm, reader) = (await shop.Bought(), await shop.Bought("Field Handbook", "once", company: null));
        await Eventually.Hold(async () => (await reader.Of<Download>(d => d.OrderId == reader.Contract.OrderId))[0].ReadyAt is not null, "the download ready");

        Assert.Equal("NO_WITHDRAWAL", await firm.Refused(HttpMethod.Post, "withdrawal"));
        Assert.Equal("WITHDRAWAL_WAIVED", await reader.Refused(HttpMethod.Post, "withdrawal"));
        Assert.Equal(EndContract.NotFound, (await shop.Withdrawing.Run(reader.Contract.Id, firm.Actor)).Refusal);
        Assert.Empty(await firm.Told<ContractWithdrawn>());
        Assert.Null((await reader.Now()).Withdrawal);
    }

    [Fact]
    public async Task Who_has_several_contracts_chooses_on_the_page_and_reads_why_another_cannot_be()
    {
        var mara = await shop.Bought(company: null);
        await mara.Api.Start("Field Handbook", "once");
        await mara.Api.ComeBack(mara.Email);
        await mara.Api.FillIn(company: null);
        await mara.Api.AddCard();
        await mara.Api.Submit();
        var book = await shop.ContractOf(mara.Api);
        await Eventually.Hold(async () => (await mara.Of<Download>(d => d.OrderId == book.OrderId)).SingleOrDefault()?.ReadyAt is not null && (await shop.ContractOf(mara.Api)).ActiveSince is not null, "the download ready");
        using var browser = new Signups.PlainBrowser(shop.Host);
        await browser.SignIn(mara.Email);

        var rows = (await browser.Read($"/account/contracts/{book.Id}/withdraw")).QuerySelectorAll(".which li");
        Assert.Equal(2, rows.Length);
        Assert.Contains($"Field Handbook, contract {book.Number}", rows[0].QuerySelector("[aria-current]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("You asked for the file at once, and it is ready.", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("You can withdraw until", rows[1].TextContent, StringComparison.Ordinal);

        var path = rows[1].QuerySelector("a")!.GetAttribute("href")!;
        Assert.Equal($"/account/contracts/{mara.Contract.Id}/withdraw", path);
        await mara.Api.Post("/api/support-requests", new { contractId = mara.Contract.Id.ToString(), subject = "Open", text = "It drops." });
        var invoice = (await mara.Of<Invoice>(i => i.OrderId == mara.Contract.OrderId)).Single();
        var before = await browser.Open(path);
        Assert.Contains($"2026, invoice {invoice.Number}", before.Says("[aria-labelledby=money]"), StringComparison.Ordinal);
        Assert.Contains("One open support request is closed.", before.Says("[aria-labelledby=means]"), StringComparison.Ordinal);
        await before.Press("Confirm withdrawal");
        var done = await browser.Read(path);
        Assert.Equal(("You have withdrawn from Team", 0), (done.QuerySelector("h1")!.TextContent.Trim(), done.QuerySelectorAll(".which").Length));
        Assert.Equal(["Withdrawal received", "Team has ended", "Your money comes back", "Credit note"], done.QuerySelectorAll(".next strong").Select(s => s.TextContent), StringComparer.Ordinal);
        Assert.Equal("/account", done.QuerySelectorAll("main .actions a")[^1].GetAttribute("href"));
        Assert.StartsWith($"/contracts/{mara.Contract.Id}/withdrawal?token=", done.QuerySelector("[aria-labelledby=receipt] a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty((await browser.Read($"/account/contracts/{book.Id}/withdraw")).QuerySelectorAll(".which"));
        await Eventually.Hold(async () => (await mara.Of<LedgerEntry>(e => e.OrderId == mara.Contract.OrderId && e.Kind == LedgerKind.Refunded)).Count == 1, "the money back");
    }

    [Fact]
    public async Task Who_could_withdraw_orders_only_with_the_start_asked_for()
    {
        using var mara = new Journeys.Headless(shop.Host);
        await mara.Start();
        await mara.Register("unasked@hafenlicht.example");
        await mara.FillIn(company: null);
        await mara.AddCard();
        var quote = await mara.Post($"/api/signups/{mara.SignupId}/quote", new { });
        Assert.Equal(14, (int?)quote["withdrawalDays"]);

        using var refused = await mara.Try(HttpMethod.Post, "/api/orders", new { signupId = mara.SignupId, quoteId = (string?)quote["quoteId"], agree = true });
        Assert.Equal("START_NOT_ASKED", (string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["code"]);
    }

    [Fact]
    public async Task Without_signing_in_the_link_goes_to_the_owners_address_alone_and_every_answer_is_the_same()
    {
        var mara = await shop.Bought(company: null);
        var ask = shop.Host.Get<RequestWithdrawal>();
        var reference = (string)(await mara.Api.PlacedOrder())["reference"]!;
        var links = shop.Host.Get<WithdrawalLink>();

        Assert.False((await ask.Run(mara.Contract.Number, "somebody@else.example", Somewhere)).IsRefused);
        Assert.False((await ask.Run("C-99999", mara.Email, Somewhere)).IsRefused);
        Assert.Empty(await mara.Of<MailMessage>(m => m.Kind == WithdrawalLink.MailKind && m.WrittenAt >= mara.Contract.SignedAt && (m.Recipient == mara.Email || m.Recipient == "somebody@else.example")));
        Assert.False((await ask.Run(" " + reference.ToLowerInvariant(), mara.Email, Somewhere)).IsRefused);
        Assert.False((await ask.Run(mara.Contract.Number, " " + mara.Email, Somewhere)).IsRefused);
        Assert.Equal(["EMAIL_INVALID", "REFERENCE_MISSING"], (await ask.Run("", "no address", Somewhere)).Refusal!.All.Select(r => r.Code).Order(StringComparer.Ordinal), StringComparer.Ordinal);

        var mails = await mara.Mails(WithdrawalLink.MailKind);
        Assert.Equal(2, mails.Count);
        var token = TokenIn(mails[0]);
        Assert.Equal(mara.Contract.Id, links.Read(token).Value.Contract);

        Assert.Equal("INVALID_TOKEN", (await shop.Withdrawing.Run(token + "x")).Refusal?.Code);
        var done = (await shop.Withdrawing.Run(token)).Value.Withdrawal!;
        Assert.Equal(done, (await shop.Withdrawing.Run(token)).Value.Withdrawal);
        await Eventually.Hold(async () => (await mara.Now()).State == ContractState.Ended && (await mara.Mails("contract-withdrawn")).Count == 1, "ended and confirmed");
        await Eventually.Hold(async () => (await mara.Of<LedgerEntry>(e => e.OrderId == mara.Contract.OrderId && e.Kind == LedgerKind.Refunded)).Count == 1, "the money back");
    }

    [Fact]
    public async Task From_many_tabs_at_once_or_against_a_refund_by_staff_no_money_goes_back_twice()
    {
        for (var i = 0; i < Endure.Times("withdraw-against-refund", daily: 2); i++)
        {
            var mara = await shop.Bought(company: null);
            var payment = (await mara.Of<LedgerEntry>(e => e.OrderId == mara.Contract.OrderId)).Single();
            var withdrawing = Enumerable.Range(0, 4).Select(_ => Task.Run(() => shop.Withdrawing.Run(mara.Contract.Id, mara.Actor))).ToList();
            var refunding = Task.Run(() => shop.Host.Get<RefundOrder>().Run(mara.Contract.OrderId, payment.StripeId, 5_000, "Goodwill", null, EndingShop.Admin));
            await Task.WhenAll([.. withdrawing, refunding]);

            Assert.Single(withdrawing.Select(w => w.Result.Value.Withdrawal!.Reference).Distinct(StringComparer.Ordinal));
            await Eventually.Hold(async () => (await mara.Of<LedgerEntry>(e => e.OrderId == mara.Contract.OrderId && e.Kind == LedgerKind.Refunded)).Sum(e => e.Amount.Minor) == 17_731, "all of it back");
            Assert.Single(await mara.Told<ContractWithdrawn>());
            Assert.Single(await mara.Told<SubscriptionEnded>());
            await shop.Agree(mara.Api);
        }
    }

    [Fact]
    public async Task Above_the_automatic_limit_it_ends_all_the_same_and_a_person_releases_the_money_and_no_mailbox_is_flooded()
    {
        await using var dear = new AppHost(settings: [new("Orders:RemorseWindow", "00:00:00"), new("Payments:AutomaticRefundLimit", "10000"), new("Limits:SignIn:Count", "3"), new("Limits:Mail:Count", "1")]);
        using var api = new Journeys.Headless(dear);
        await api.Order(company: null);
        await Eventually.Hold(async () => (await dear.All<Contract>()) is [{ State: ContractState.Active }], "the contract");
        var contract = (await dear.All<Contract>())[0];
        await AsksTooOften(dear, contract);

        Assert.False((await dear.Get<WithdrawFromContract>().Run(contract.Id, new(contract.CustomerId.Value, Role.Customer, null, "Mara"))).IsRefused);
        await Eventually.Hold(async () => (await dear.All<Contract>())[0].State == ContractState.Ended && (await dear.All<PaymentOperation>()).Exists(o => o is { Kind: OperationKind.EndNow, State: OperationState.Succeeded }), "ended here and at the payment service");
        var refund = Assert.Single(await dear.All<StaffRefund>());
        Assert.Equal(StaffRefundState.WaitingForApproval, refund.State);
        await Eventually.Hold(async () => (await dear.All<Risk>()).Exists(r => r.SubjectId == refund.Id && r.Severity == Severity.Red), "somebody told");

        Assert.False((await dear.Get<RefundOrder>().Decide(refund.Id, agrees: true, EndingShop.Admin)).IsRefused);
        await Eventually.Hold(async () => (await dear.All<LedgerEntry>()).Exists(e => e.Kind == LedgerKind.Refunded && e.Amount.Minor == 17_731), "the money back");
    }

    /// <summary>A mailbox gets no more, and the answer does not tell; from one place it is refused in the end.</summary>
    private static async Task AsksTooOften(AppHost shop, Contract contract)
    {
        for (var i = 0; i < 3; i++) { Assert.False((await shop.Get<RequestWithdrawal>().Run(contract.Number, contract.Party.Email, Somewhere)).IsRefused); }
        Assert.Single(await shop.All<MailMessage>(), m => m.Kind == WithdrawalLink.MailKind);
        Assert.Equal("TOO_MANY_REQUESTS", (await shop.Get<RequestWithdrawal>().Run(contract.Number, contract.Party.Email, Somewhere)).Refusal?.Code);
    }

    private static string TokenIn(MailMessage mail) => mail.Text.Split('\n').Single(line => line.Contains("/withdraw/", StringComparison.Ordinal)).Split("/withdraw/")[1].Trim();
}
