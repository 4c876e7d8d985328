using SignupTests.Journeys;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Contracts;
using SignupWeb.Customers.Registering;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using Xunit;

namespace SignupTests.Account;

/// <summary>The Account page on the real host: who may look, and what stands there before and after the first order.</summary>
public sealed class AccountPages(TheShop shop) : IClassFixture<TheShop>, IDisposable
{
    private readonly ManualTime time = shop.Time;
    private readonly AppHost host = shop.Host;
    private readonly PlainBrowser mara = new(shop.Host);
    private readonly string email = shop.NewAddress();

    [Theory]
    [InlineData("/account")]
    [InlineData("/account/invoices")]
    [InlineData("/account/security")]
    public async Task A_visitor_signs_in_first_and_comes_back(string path) => Assert.Equal($"/sign-in?return={path}", await mara.LeadsTo(path));

    [Fact]
    public async Task Staff_are_sent_to_their_board()
    {
        var hash = (await host.Get<PasswordWork>().Hash("harbour tram violet nine", default)).Value;
        await host.Get<UnitOfWork>().Run(db =>
        {
            db.Add(Logins.Make(EmailAddress.Parse("ana@northwind.example"), Role.Manager, "Ana Kovač", hash));
            return Task.FromResult(0);
        });
        await mara.SignIn("ana@northwind.example", "harbour tram violet nine");

        Assert.Equal("/ops/board", await mara.LeadsTo("/account"));
    }

    [Fact]
    public async Task Who_has_given_nothing_yet_reads_so_and_chooses_the_language()
    {
        await host.Registered(email);
        await mara.SignIn(email);

        Assert.Contains("Not provided", (await mara.Read("/account/payment")).QuerySelectorAll("dd").Select(d => d.TextContent), StringComparer.Ordinal);
        Assert.Equal("Language of pages, mails and new documents: English Deutsch", string.Join(' ', (await mara.Read("/account/profile")).QuerySelector(".fields > p:has([lang])")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task What_is_unfinished_can_be_continued()
    {
        using var program = new Headless(host);
        await program.Start();
        await program.Register(email);
        await mara.SignIn(email);

        var page = await mara.Read("/account");

        Assert.Equal("Hello, Mara", page.QuerySelector("h1")!.TextContent);
        Assert.Equal($"/signup/{program.SignupId}", page.QuerySelector(".open a")!.GetAttribute("href"));
        Assert.Contains("Confirm your e-mail", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_under_way_shows_its_countdown()
    {
        using var program = new Headless(host);
        var order = await program.Order(email: email);
        await mara.SignIn(email);

        var page = await mara.Read("/account");

        Assert.Equal($"/orders/{order["reference"]}", page.QuerySelector(".countdown a")!.GetAttribute("href"));
        Assert.Equal("0:20", page.QuerySelector("[role=timer]")!.TextContent);
    }

    [Fact]
    public async Task After_an_order_plan_charge_card_and_allowances_are_there_with_the_documents()
    {
        using var program = new Headless(host);
        await program.Order(email: email);
        var account = (await host.All<Signup>()).Single(s => s.Id.ToString() == program.SignupId).ClientAccountId;
        time.Advance(TimeSpan.FromSeconds(20));
        await Eventually.Hold(async () => (string?)(await program.Signup())["state"] == "completed" && (await host.All<Invoice>()).Count(i => i.ClientAccountId == account) == 1 && (await host.All<Quota>()).Count(q => q.ClientAccountId == account) == 3, "everything that was bought");
        await mara.SignIn(email);

        var overview = await mara.Read("/account");
        var figures = overview.QuerySelectorAll(".figure").Select(f => string.Join(' ', f.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.StartsWith("Team", figures[0], StringComparison.Ordinal);
        Assert.Equal("€177.31", figures[1]);
        Assert.StartsWith("Visa 4242", figures[2], StringComparison.Ordinal);
        Assert.Equal(3, overview.QuerySelectorAll("progress").Length);
        var contract = (await host.All<Contract>()).Single(c => c.ClientAccountId == account);
        Assert.NotNull((await mara.Read("/account/contracts")).QuerySelector($"a[href='/contracts/{contract.Id}']"));
        var invoice = (await host.All<Invoice>()).Single(i => i.ClientAccountId == account);
        var invoices = await mara.Read("/account/invoices");
        Assert.NotNull(invoices.QuerySelector($"a[href='/invoices/{invoice.Id}']"));
        Assert.NotNull(invoices.QuerySelector($"a[href='/invoices/{invoice.Id}/ubl'][download]"));
        Assert.Contains(invoice.Seller!.LegalName, contract.Text.Sections[0].Paragraphs[0], StringComparison.Ordinal);
        Assert.StartsWith("in_", invoice.PaymentInvoiceId, StringComparison.Ordinal);
        Assert.Contains("You save €354.62 a year", (await mara.Read("/account/payment")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Accepted", (await mara.Read("/account/orders")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_section_says_what_belongs_there_and_what_to_do_first_while_it_is_empty()
    {
        await host.Get<RegisterCustomer>().Run(new(email, "kran-elbe-mittwoch"), Origin.Unknown);
        await mara.SignIn(email);

        Assert.Equal("Nothing here yet", (await mara.Read("/account")).QuerySelector(".empty h2")!.TextContent);
        foreach (var (section, heading) in ((string, string)[])[("orders", "No orders yet"), ("invoices", "No invoices yet"), ("contracts", "No contracts yet"), ("downloads", "No downloads yet")])
        {
            var page = await mara.Read($"/account/{section}");
            Assert.Equal(heading, page.QuerySelector(".empty h2")!.TextContent);
            Assert.NotNull(page.QuerySelector(".empty .actions a[href='/']"));
        }
    }

    [Fact]
    public async Task Signing_out_leads_to_the_plans_and_ends_the_session()
    {
        await host.Get<RegisterCustomer>().Run(new(email, "kran-elbe-mittwoch"), Origin.Unknown);
        await mara.SignIn(email);

        var (leadsTo, _) = await mara.Send("/account");

        Assert.Equal("/", leadsTo);
        Assert.Equal("/sign-in?return=/account", await mara.LeadsTo("/account"));
    }

    public void Dispose() => mara.Dispose();
}
