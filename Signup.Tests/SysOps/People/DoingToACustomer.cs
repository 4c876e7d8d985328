using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.People;
using Xunit;

namespace SignupTests.SysOps.People;

/// <summary>What staff do to a customer, on their page, through the use cases: done, and refused.</summary>
[Collection("People pages")]
public sealed class DoingToACustomer : BunitContext
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");
    private static readonly Actor Ben = Ana with { Role = Role.Manager, Name = "Ben" };

    private readonly PeopleHost people;
    private readonly OpsHost host;
    private Told? told;

    public DoingToACustomer(PeopleHost people)
    {
        (this.people, host) = (people, people.Host);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
        Services.AddFallbackServiceProvider(host.Services);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task Suspended_it_says_when_and_how_many_sign_ins_ended_and_reinstated_that_it_is_over()
    {
        var miriam = await people.Miriam();
        var page = await Actions(miriam.Id, Ana);
        page.FindAll("button").Single(b => b.TextContent == "Suspend" && b.ClassList.Contains("small")).Click();
        page.Find("dialog[data-open] button.danger").Click();
        Assert.Contains("Enter why", page.Find("#suspend-reason-error").TextContent, StringComparison.Ordinal);
        page.Find("#suspend-reason").Change("Unpaid");
        page.Find("dialog[data-open] button.danger").Click();

        page.WaitForAssertion(() => Assert.Matches("^Suspended .* Sign-ins ended: 1\\.$", told?.Sentence));
        Assert.Equal(("Unpaid", "Ana Kovač"), ((await Read(miriam.Id)).Suspension!.Reason, (await Read(miriam.Id)).Suspension!.By));
        page = await Actions(miriam.Id, Ana);
        page.FindAll("button").Single(b => b.TextContent == "Reinstate").Click();
        page.WaitForAssertion(() => Assert.StartsWith("Reinstated.", told?.Sentence, StringComparison.Ordinal));
        Assert.Equal(CustomerStatus.Verified, (await Read(miriam.Id)).Status);
    }

    [Fact]
    public async Task Whoever_may_not_finds_no_button_and_is_refused_all_the_same()
    {
        var miriam = await people.Miriam();
        Assert.Equal("Refund, Suggest a plan", string.Join(", ", (await Actions(miriam.Id, Ben)).FindAll(".actions > *").Where(e => e.Closest("dialog") is null).Select(e => e.TextContent.Trim())));

        var suspend = Render<SuspendDialog>(p => p.Add(d => d.Customer, miriam.Customer).Add(d => d.Me, Ben).Add(d => d.Open, true).Add(d => d.OnDone, Hear));
        suspend.Find("#suspend-reason").Change("Because");
        suspend.Find("button.danger").Click();
        suspend.WaitForAssertion(() => Assert.Equal("FORBIDDEN", told?.Refusal?.Code));
        var erase = await Erase(miriam.Customer, Ben, miriam.Customer.Email.Value, "Because");
        erase.WaitForAssertion(() => Assert.Equal("CUSTOMER_NOT_FOUND", told?.Refusal?.Code));
        Assert.Equal("FORBIDDEN", (await host.Get<ReinstateCustomer>().Run(Ben, miriam.Id)).Refusal?.Code);
        Assert.Null((await Read(miriam.Id)).ErasedAt);
    }

    [Fact]
    public async Task Another_plan_is_suggested_by_a_mailed_link()
    {
        var miriam = await people.Miriam();
        var page = await Actions(miriam.Id, Ben);
        page.FindAll("button").Single(b => b.TextContent == "Suggest a plan").Click();
        page.WaitForElement("dialog[data-open] #suggest-plan");
        await page.Find("dialog[data-open] button.primary").ClickAsync(new());
        Assert.Contains("Choose a plan", page.Find("#suggest-plan-error").TextContent, StringComparison.Ordinal);

        page.Find("#suggest-plan").Change("0");
        await page.Find("dialog[data-open] button.primary").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("PAYMENT_OVERDUE", told?.Refusal?.Code));
        await host.Get<UnitOfWork>().Run(async paid =>
        {
            (await paid.Set<OverdueInvoice>().SingleAsync(i => i.CustomerId == miriam.Id)).Settle(host.Get<TimeProvider>().GetUtcNow());
            return true;
        });
        page = await Actions(miriam.Id, Ben);
        page.FindAll("button").Single(b => b.TextContent == "Suggest a plan").Click();
        page.WaitForElement("dialog[data-open] #suggest-plan").Change("0");
        await page.Find("dialog[data-open] button.primary").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Matches("^A link to .+ is on its way to the customer\\.$", told?.Sentence));
        await using var db = host.Get<IDbContextFactory<SignupDb>>().CreateDbContext();
        Assert.Contains("/upgrade/", (await db.Set<MailMessage>().SingleAsync(m => m.CustomerId == miriam.Id.Value && m.Kind == "plan-suggested")).Text, StringComparison.Ordinal);

        page = await Actions(miriam.Id, Ben);
        page.FindAll("button").Single(b => b.TextContent == "Suggest a plan").Click();
        page.WaitForElement("dialog[data-open] #suggest-plan");
        await page.Find("#suggest-beside").ChangeAsync(true);
        await page.Find("#suggest-plan").ChangeAsync("0");
        await page.Find("dialog[data-open] button.primary").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Single(db.Set<MailMessage>().Where(m => m.CustomerId == miriam.Id.Value && m.Kind == "second-plan-suggested")));
    }

    [Fact]
    public async Task The_confirmation_is_sent_again_but_not_without_end()
    {
        var nobody = await people.Nobody();
        var page = await Actions(nobody.Id, Ben);
        await using (var db = host.Get<IDbContextFactory<SignupDb>>().CreateDbContext()) { Assert.Empty(await db.Set<MailMessage>().Where(m => m.CustomerId == nobody.Id.Value).ToListAsync()); }

        page.FindAll("button").Single(b => b.TextContent == "Send confirmation again").Click();
        page.WaitForAssertion(() => Assert.StartsWith($"A new confirmation mail goes to {nobody.Email}", told?.Sentence, StringComparison.Ordinal));
        for (var i = 0; i < 3; i++) { await page.FindAll("button").Single(b => b.TextContent == "Send confirmation again").ClickAsync(new()); }

        Assert.Equal("TOO_MANY_REQUESTS", told?.Refusal?.Code);
        await Eventually.Hold(
            async () =>
            {
                await using var after = host.Get<IDbContextFactory<SignupDb>>().CreateDbContext();
                return await after.Set<MailMessage>().CountAsync(m => m.CustomerId == nobody.Id.Value) is >= 1 and <= 3; // what is asked for at once is one mail
            },
            "the confirmation mailed");
    }

    [Fact]
    public async Task Deleted_is_who_was_typed_with_a_reason_and_not_while_an_order_is_on_its_way()
    {
        var miriam = await people.Miriam();
        var typed = miriam.Customer.Email.Value.ToUpperInvariant();
        var form = await Erase(miriam.Customer, Ana, "somebody@else.example", " ");
        Assert.Contains("Type the address", form.Find("#erase-address-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("Enter why", form.Find("#erase-reason-error").TextContent, StringComparison.Ordinal);
        Assert.Null(told);

        var open = Order.Place(new($"NS-OPEN-{miriam.Sold.Order.Reference}", SignupId.New(), ClientAccountId.New(), miriam.Id, PaymentProfileId.New(), Sample.Team(), Sample.Mara, new(14_900, "eur"), new(2_831, "eur"), new(17_731, "eur")), host.Get<TimeProvider>().GetUtcNow().AddHours(1));
        await host.Plant(db => db.Add(open));
        (await Erase(miriam.Customer, Ana, typed, "Asked by letter")).WaitForAssertion(() => Assert.Equal(("ORDER_OPEN", "An order of this customer is on its way. Wait until it is done, or let the customer cancel it."), (told?.Refusal?.Code, told?.Refusal?.Sentence)));

        await host.Get<UnitOfWork>().Run(async db => (await db.Set<Order>().SingleAsync(o => o.Id == open.Id)).Cancel(host.Get<TimeProvider>().GetUtcNow()));
        (await Erase(miriam.Customer, Ana, typed, "Asked by letter")).WaitForAssertion(() => Assert.StartsWith("The customer is deleted.", told?.Sentence, StringComparison.Ordinal));
        Assert.NotNull((await Read(miriam.Id)).ErasedAt);
        Assert.DoesNotContain("Delete", (await Actions(miriam.Id, Ana)).FindAll("button.small").Select(b => b.TextContent), StringComparer.Ordinal);
    }

    private EventCallback<Told> Hear => EventCallback.Factory.Create<Told>(this, said => told = said);

    private async Task<IRenderedComponent<CustomerActions>> Actions(CustomerId id, Actor me)
    {
        told = null;
        var reading = await host.Get<ReadCustomer>().Run(id);
        return Render<CustomerActions>(p => p.Add(a => a.Reading, reading!).Add(a => a.Me, me).Add(a => a.OnDone, Hear));
    }

    private async Task<IRenderedComponent<EraseDialog>> Erase(Customer customer, Actor me, string address, string reason)
    {
        told = null;
        var dialog = Render<EraseDialog>(p => p.Add(d => d.Customer, customer).Add(d => d.Me, me).Add(d => d.Open, true).Add(d => d.OnDone, Hear));
        dialog.Find("#erase-address").Change(address);
        dialog.Find("#erase-reason").Change(reason);
        await dialog.Find("button.danger").ClickAsync(new());
        return dialog;
    }

    private async Task<Customer> Read(CustomerId id) => (await host.Get<ReadCustomer>().Run(id))!.Customer;
}
