using System.Net;
using Microsoft.Extensions.Options;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Cards;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>Addresses and signed links that lead into a sign-up: the right step, once where it must be once, and never a dead end.</summary>
public sealed class WaysBack(TheShop shop) : IClassFixture<TheShop>, IDisposable
{
    private readonly ManualTime time = shop.Time;
    private readonly AppHost host = shop.Host;
    private readonly PlainBrowser mara = new(shop.Host);
    private readonly string email = shop.NewAddress();

    [Fact]
    public async Task A_later_steps_address_leads_to_the_right_step()
    {
        var id = await mara.Start();

        foreach (var later in (string[])["profile", "payment", "review"]) { Assert.Equal($"/signup/{id}/register", await mara.LeadsTo($"/signup/{id}/{later}")); }
        Assert.Equal($"/signup/{id}/register", await mara.LeadsTo($"/signup/{id}"));
        Assert.Equal("Step 2 of 5: Your account", string.Join(' ', (await mara.Read($"/signup/{id}/register")).QuerySelector(".steps .short")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Another_plan_on_the_way_is_taken_and_leads_back_to_the_step()
    {
        var id = await mara.Start();

        var (leadsTo, _) = await mara.Send($"/signup/{id}/plan");

        Assert.Equal($"/signup/{id}", leadsTo);
        Assert.Equal("Essential", (await Stored(id)).Offer.PlanName);
    }

    [Fact]
    public async Task A_hand_off_opens_the_step_in_another_browser()
    {
        var id = await mara.Start();
        using var phone = new PlainBrowser(host);
        var signup = await Stored(id);

        Assert.Equal(HttpStatusCode.NotFound, await phone.Status($"/signup/{id}/register"));
        await (await phone.Open(HandOffs.Open(signup, host.Get<SignedLinks>(), time).Url)).Press("Continue");

        Assert.Equal(HttpStatusCode.OK, await phone.Status($"/signup/{id}/register"));
    }

    [Theory]
    [InlineData(true, "This link does not work any more.")]
    [InlineData(false, "This link has expired.")]
    public async Task A_hand_off_that_was_changed_or_is_too_old_ends_on_a_page_with_a_way_on(bool changed, string heading)
    {
        var id = await mara.Start();
        using var phone = new PlainBrowser(host);
        var url = HandOffs.Open(await Stored(id), host.Get<SignedLinks>(), time).Url;
        if (changed) { url = url[..^1] + (url[^1] == 'A' ? 'B' : 'A'); } else { time.Advance(TimeSpan.FromHours(2)); }

        var page = await phone.Read(url);

        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["/account", "/resume", "/"], page.QuerySelectorAll("main .actions a").Select(a => a.GetAttribute("href")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_return_of_the_register_page_signs_in_once_only()
    {
        var (id, way) = await Registered();

        Assert.Equal($"/signup/{id}", await mara.LeadsTo(way));
        Assert.Equal(HttpStatusCode.OK, await mara.Status($"/signup/{id}/profile"));
        await mara.Send("/account", ("return", "/"));
        Assert.Equal($"/signup/{id}", await mara.LeadsTo(way));

        Assert.Equal($"/sign-in?return=/signup/{id}", await mara.LeadsTo($"/signup/{id}/profile"));
    }

    [Fact]
    public async Task The_return_of_a_page_to_a_sign_up_that_is_over_leads_to_what_became_of_it()
    {
        var (id, way) = await Registered();
        await shop.Change<Signup>(s => s.Id == id, s => s.Expire(shop.Now));

        Assert.Equal($"/signup/{id}", await mara.LeadsTo(way));

        Assert.Equal($"/signup/{id}/ended", await mara.LeadsTo($"/signup/{id}"));
    }

    [Fact]
    public async Task The_return_of_the_register_page_is_nothing_to_another_browser()
    {
        var (id, way) = await Registered();
        using var thief = new PlainBrowser(host);

        Assert.Equal("/link-problem?code=INVALID_TOKEN", await thief.LeadsTo(way));
        Assert.Null((await Stored(id)).CustomerId);
    }

    [Fact]
    public async Task A_card_whose_owner_did_not_come_back_with_it_stands_on_the_payment_page()
    {
        var (id, way) = await Registered();
        await mara.LeadsTo(way);
        await shop.Change<Signup>(s => s.Id == id, s => s.ConfirmProfile("DE"));
        var signup = await Stored(id);
        var card = new PaymentProfile { Id = PaymentProfileId.New(), ClientAccountId = signup.ClientAccountId, CustomerId = signup.CustomerId!.Value, StripeCustomerId = "cus_1", PaymentMethodId = $"pm_{Guid.NewGuid():N}", BrandName = "Visa", LastFour = "4242", ExpiryMonth = 12, ExpiryYear = 2031, AddedAt = shop.Now };
        var setup = CardSetup.Start(new Payer(id, signup.ClientAccountId, card.CustomerId, Sample.Mara), "cus_1", 1, HandOffs.Payment(signup), shop.Now);
        setup.Complete($"cs_{Guid.NewGuid():N}", card.Id, shop.Now);
        await shop.Plant(card, setup);

        var page = await mara.Read($"/signup/{id}/payment?problem=CARD_CHECK_SLOW");

        Assert.Equal("Your card is ready", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(card.Id, (await Stored(id)).PaymentProfileId);
    }

    [Fact]
    public async Task Opening_a_resume_link_uses_nothing_up_only_the_button_goes_on()
    {
        var (id, way) = await Registered();
        await mara.LeadsTo(way);
        var customer = (await Stored(id)).CustomerId!.Value;
        var link = $"/resume/{host.Get<SignedLinks>().Make(ResumeLink.LinkKind, ResumeLink.Lifetime, id.Value, customer.Value)}";
        using var phone = new PlainBrowser(host);

        foreach (var _ in Enumerable.Range(0, 3)) { Assert.Equal("Continue your sign-up?", (await phone.Read(link)).QuerySelector("h1")!.TextContent); }
        Assert.Equal(HttpStatusCode.NotFound, await phone.Status($"/signup/{id}"));
        var (leadsTo, _) = await phone.Send(link);

        Assert.Equal($"/signup/{id}", leadsTo);
        Assert.Equal($"/sign-in?return=/signup/{id}", await phone.LeadsTo($"/signup/{id}"));
    }

    [Fact]
    public async Task Asking_for_a_link_says_the_same_to_everybody_and_mails_only_who_has_something_open()
    {
        var (_, way) = await Registered();
        await mara.LeadsTo(way);
        using var phone = new PlainBrowser(host);

        var known = await phone.Send("/resume", ("Input.Email", email));
        var unknown = await phone.Send("/resume", ("Input.Email", "nobody@hafenlicht.example"));

        Assert.Contains("If there is an unfinished sign-up for that address, we have sent a link.", known.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(known.Page.QuerySelector("main")!.TextContent, unknown.Page.QuerySelector("main")!.TextContent);
        var mail = Assert.Single(await host.All<MailMessage>(), m => m.Kind == "resume-signup");
        Assert.Equal(email, mail.Recipient);
        var ends = host.Get<IOptions<ShopOptions>>().Value.Local(mail.WrittenAt + ResumeLink.Lifetime);
        Assert.Contains(Speaking.In("en-IE", () => $"The link works until {ends.DayAndTime()}."), mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_a_link_without_an_address_says_what_to_enter()
    {
        var (_, page) = await mara.Send("/resume", ("Input.Email", " "));

        Assert.Equal("Enter your e-mail address", page.QuerySelector(".error-summary li")!.TextContent.Trim());
    }

    [Fact]
    public async Task Asking_for_links_again_and_again_has_an_end()
    {
        using var strict = new AppHost(time, settings: [new("Limits:SignIn:Count", "2")]);
        using var phone = new PlainBrowser(strict);

        await phone.Send("/resume", ("Input.Email", "a@hafenlicht.example"));
        await phone.Send("/resume", ("Input.Email", "b@hafenlicht.example"));
        var (_, page) = await phone.Send("/resume", ("Input.Email", "c@hafenlicht.example"));

        Assert.Contains("Too many tries. Wait 15 minutes.", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_order_step_leads_to_the_orders_own_page()
    {
        using var program = new Headless(host);
        var order = await program.Order(email: email);
        await mara.SignIn(email);

        Assert.Equal($"/orders/{order["reference"]}", await mara.LeadsTo($"/signup/{program.SignupId}/order"));
        Assert.Equal($"/signup/{program.SignupId}/order", await mara.LeadsTo($"/signup/{program.SignupId}/review"));
    }

    /// <summary>Mara has registered on the page; what is missing is her way back to the sign-up.</summary>
    private async Task<(SignupId Id, string Way)> Registered()
    {
        var id = await mara.Start();
        var made = await host.Get<RegisterCustomer>().Run(new Registration(email, "kran-elbe-mittwoch") { FirstName = "Mara", LastName = "Lindqvist" }, Origin.Unknown);
        return (id, HandOffs.Register(await Stored(id)).ReturnWith(host.Get<SignedLinks>(), made.Value.CustomerId.Value));
    }

    private async Task<Signup> Stored(SignupId id) => (await host.All<Signup>()).Single(s => s.Id == id);

    public void Dispose() => mara.Dispose();
}
