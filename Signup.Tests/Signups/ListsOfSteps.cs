using System.Globalization;
using Microsoft.Extensions.Options;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;
using SignupWeb.SysOps.Settings;
using Xunit;

namespace SignupTests.Signups;

/// <summary>Which steps there are and in which order: what the settings may say, and who is led by it.</summary>
[Collection(TogetherWithPages.Name)]
public sealed class ListsOfSteps(ShopWithPages shop) : IAsyncLifetime
{
    private const string CardFirst = "Register,Payment,Profile,Review";
    private const string NoDetails = "Register,Payment,Review";

    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");

    private readonly AppHost host = shop.Host;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Save("NewBusiness", null);
        await Save("ExistingBusiness", null);
    }

    [Theory]
    [InlineData("NewBusiness", "Register,Profile,Payment,Survey,Review", "STEP_UNKNOWN", "Survey is not a step. There are Register, Profile, Payment and Review")]
    [InlineData("NewBusiness", "Register,Order", "STEP_UNKNOWN", "Order is not a step. There are Register, Profile, Payment and Review")]
    [InlineData("NewBusiness", "Register,0,Review", "STEP_UNKNOWN", "0 is not a step. There are Register, Profile, Payment and Review")]
    [InlineData("NewBusiness", "Register,Profile,Payment,profile,Review", "STEP_TWICE", "Profile is in the list twice")]
    [InlineData("NewBusiness", "Profile,Payment,Review", "STEP_MISSING", "Register is missing. Without it nobody can order")]
    [InlineData("NewBusiness", "Register,Profile,Review", "STEP_MISSING", "Payment is missing. Without it nobody can order")]
    [InlineData("NewBusiness", "Register,Profile,Payment", "STEP_MISSING", "Review is missing. Without it nobody can order")]
    [InlineData("NewBusiness", "Profile,Register,Payment,Review", "STEPS_IN_WRONG_ORDER", "Register must be the first step: all others need to know the customer")]
    [InlineData("NewBusiness", "Register,Review,Profile,Payment", "STEPS_IN_WRONG_ORDER", "Review must be the last step: it shows what the others asked, and ends in the order")]
    [InlineData("ExistingBusiness", "Register,Payment,Review", "STEP_NOT_NEEDED", "Register does not belong in the list: whoever is a customer already has an account")]
    [InlineData("ExistingBusiness", "Review", "STEP_MISSING", "Payment is missing. Without it nobody can order")]
    public async Task A_list_by_which_nobody_could_order_is_refused_when_saved_and_at_the_start(string owner, string typed, string code, string sentence)
    {
        var refusal = (await Save(owner, typed))!;

        Assert.Equal((code, sentence, $"Signups:Steps:{owner}"), (refusal.Code, refusal.Message, refusal.Field));
        Assert.NotEqual(refusal.Message, Speaking.In("de-DE", () => host.Get<Sentences>().Say(refusal)), StringComparer.Ordinal);
        var options = new SignupOptions();
        if (owner == "NewBusiness") { options.Steps.NewBusiness = typed; } else { options.Steps.ExistingBusiness = typed; }
        Assert.Equal($"Signups:Steps:{owner}: {sentence} ({code}).", Assert.Single(host.Get<IEnumerable<IValidateOptions<SignupOptions>>>().OfType<SignupRules>().Single().Validate(null, options).Failures!));
    }

    [Fact]
    public void Of_all_lists_there_could_be_just_those_are_taken_by_which_everybody_can_order()
    {
        string[] steps = ["Register", "Profile", "Payment", "Review"];
        var all = Lists(steps).ToList();

        Assert.Equal(65, all.Count);
        Assert.Equal([CardFirst, NoDetails, "Register,Profile,Payment,Review"], Taken(FlowOwner.NewBusiness), StringComparer.Ordinal);
        Assert.Equal(["Payment,Profile,Review", "Payment,Review", "Profile,Payment,Review"], Taken(FlowOwner.ExistingBusiness), StringComparer.Ordinal);

        string[] Taken(FlowOwner owner) => [.. all.Where(list => !StepList.Read(owner, list).IsRefused).Order(StringComparer.Ordinal)];

        static IEnumerable<string> Lists(string[] of) => of.Aggregate((IEnumerable<string[]>)[[]], (lists, _) => lists.Concat(lists.SelectMany(list => of.Except(list, StringComparer.Ordinal).Select(one => (string[])[.. list, one])))).Select(list => string.Join(',', list)).Distinct(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Who_is_under_way_keeps_the_list_they_began_with()
    {
        using var mara = new PlainBrowser(host);
        using var otto = new PlainBrowser(host);
        var before = await mara.Start();
        Assert.Null(await Save("NewBusiness", " register, Payment ,profile,review"));
        var after = await otto.Start();

        Assert.Equal(("Register,Profile,Payment,Review", CardFirst), ((await Stored(before)).Steps, (await Stored(after)).Steps));
    }

    [Fact]
    public async Task The_card_can_come_before_the_details_and_the_order_comes_after_both()
    {
        await Save("NewBusiness", CardFirst);
        using var program = new Headless(host);
        await program.Start();
        await program.Register(Shops.NewAddress());

        Assert.Equal("payment", (string?)(await program.Signup())["step"]);
        await program.AddCard();
        Assert.Equal("profile", (string?)(await program.Signup())["step"]);
        await program.FillIn();
        Assert.Equal("review", (string?)(await program.Signup())["step"]);
        await program.Submit();
        Assert.Equal("order", (string?)(await program.Signup())["step"]);
    }

    [Fact]
    public async Task Without_the_details_only_who_has_not_given_them_is_asked()
    {
        await Save("NewBusiness", NoDetails);
        var email = Shops.NewAddress();
        using var program = new Headless(host);
        await program.Start();
        await program.Register(email);
        Assert.Equal("profile", (string?)(await program.Signup())["step"]);
        await program.FillIn();

        await program.Start();
        await program.ComeBack(email);

        Assert.Equal("payment", (string?)(await program.Signup())["step"]);
        var signup = await Stored(SignupId.Parse(program.SignupId, CultureInfo.InvariantCulture));
        Assert.Equal((NoDetails, true, "DE"), (signup.Steps, signup.ProfileConfirmed, signup.Country));
        Assert.True(SignupJourney.MayOpen(signup, SignupStep.Profile));
        await program.AddCard();
        await program.Submit();
    }

    [Fact]
    public void A_change_of_plan_can_begin_with_the_details()
    {
        var change = Signup.OfCustomer(ClientAccountId.New(), CustomerId.New(), OrderId.New(), PaymentProfileId.New(), Sample.Team(), "DE", shop.Time.GetUtcNow(), "Profile,Payment,Review");

        Assert.Equal(SignupStep.Profile, SignupJourney.Current(change).Step);
        change.ConfirmProfile("DE");
        Assert.Equal(SignupStep.Review, SignupJourney.Current(change).Step);
    }

    private async Task<Refusal?> Save(string owner, string? typed)
    {
        var key = $"Signups:Steps:{owner}";
        var seen = (await host.Get<ReadSettings>().Run(Ana)).Value.Single(line => line.Setting.Key == key).Version;
        return (await host.Get<SaveSettings>().Run([new(key, typed, seen)], Ana)).Refusal;
    }

    private async Task<Signup> Stored(SignupId id) => (await host.All<Signup>()).Single(s => s.Id == id);
}
