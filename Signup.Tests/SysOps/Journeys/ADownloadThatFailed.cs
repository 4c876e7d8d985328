using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SignupTests.Signups;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Web.Parts;
using SignupWeb.Provisioning;
using SignupWeb.SysOps.Journeys;
using SignupWeb.SysOps.People;
using Xunit;

namespace SignupTests.SysOps.Journeys;

/// <summary>The page of a sign-up whose download was not provided says so, and has it tried again.</summary>
[Collection("The shop")]
public sealed class ADownloadThatFailed : BunitContext
{
    private static readonly Actor Sue = new(Guid.NewGuid(), Role.Support, null, "Sue");

    private readonly TheShop shop;
    private readonly IServiceScope scope;

    public ADownloadThatFailed(TheShop shop)
    {
        (this.shop, scope) = (shop, shop.Host.Services.CreateScope());
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = LanguageChoice.Cultures[0];
        Services.AddFallbackServiceProvider(scope.ServiceProvider);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task Is_named_with_its_reason_and_tried_again_when_staff_ask()
    {
        var (reading, download) = await Failed();
        Told? told = null;

        var standing = JourneyWords.Standing(reading, Words, shop.Host.Get<IStringLocalizer<PeopleTexts>>(), shop.Host.Get<Sentences>());
        Assert.Equal((Tone.Red, "The download was not provided", "Its file is not in the folder", "It is tried again", download.NextTryAt), (standing.Tone, standing.Name, standing.Why, standing.Next, standing.When));
        var actions = Render<JourneyActions>(p => p.Add(a => a.Reading, reading).Add(a => a.Me, Sue).Add(a => a.OnDone, (Told said) => told = said));
        await actions.FindAll("button").Single(b => b.TextContent.Trim() == "Try the download again").ClickAsync(new());

        Assert.Equal((null, "The download is tried again now."), (told!.Refusal, told.Sentence));
        Assert.Equal(AuditAction.RetriedDownload, Assert.Single(await shop.Host.All<AuditEntry>(), e => e.SubjectId == download.Id.Value).Action);
    }

    [Fact]
    public async Task Is_not_offered_to_be_tried_again_once_it_is_there()
    {
        var (_, download) = await Failed();
        await shop.Change<Download>(d => d.Id == download.Id, d => d.Grant(8, new string('0', 64), null));

        var reading = (await shop.Host.Get<ReadJourney>().Run((await shop.Host.All<SignupWeb.Signups.Signup>()).Single(s => s.OrderId == download.OrderId).Id))!;

        Assert.DoesNotContain(Render<JourneyActions>(p => p.Add(a => a.Reading, reading).Add(a => a.Me, Sue)).FindAll("button"), b => b.TextContent.Trim() == "Try the download again");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        scope.Dispose();
    }

    private IStringLocalizer<JourneysTexts> Words => shop.Host.Get<IStringLocalizer<JourneysTexts>>();

    /// <summary>So often that the next try is an hour away.</summary>
    private async Task<(JourneyReading Reading, Download Download)> Failed()
    {
        var (signup, order) = await shop.PlacedOrder();
        var download = Download.Request(AcceptedOrders.Of(AcceptedOrders.Handbook, customer: order.CustomerId) with { OrderId = order.Id }, "atlas.pdf", EmailAddress.Parse("mara@hafenlicht.example"), shop.Now);
        download.TakeOn(shop.Now);
        for (var i = 0; i < 12; i++) { download.Miss(ProvisioningFault.FileMissing, 5, shop.Now); }
        await shop.Plant(download);
        return ((await shop.Host.Get<ReadJourney>().Run(signup.Id))!, download);
    }
}
