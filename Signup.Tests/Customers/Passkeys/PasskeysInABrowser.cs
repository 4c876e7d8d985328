using Microsoft.Playwright;
using SignupTests.Browsing;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Customers.Passkeys;

/// <summary>Signing in, and Security in the account, with Chromium's virtual authenticator.</summary>
public sealed class PasskeysInABrowser : InABrowser
{
    [Fact]
    public async Task One_is_added_in_the_account_once_renamed_and_signs_in_and_all_of_it_can_be_used_by_everybody()
    {
        var (email, id) = await Shops.Open.Registered();
        var page = await Visit(Shops.Open.Url + "/sign-in?return=/account/security");
        await VirtualAuthenticator.PlugIn(page);
        await Expect(Button(page, "Use a passkey")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "/sign-in with the passkey button");
        await SignIn(page, email);

        await page.WaitForURLAsync(Shops.Open.Url + "/account/security");
        await OpenForm(page);
        await Everybody.CanUse(page, "the form for a passkey");
        await page.Locator("#passkey-password").FillAsync("wrong-password");
        await Button(page, "Add this device").ClickAsync();
        await Expect(page.GetByText("This is not your password")).ToBeVisibleAsync();
        await Expect(page.Locator("#passkey-password")).ToBeFocusedAsync();
        await Everybody.CanUse(page, "the form for a passkey after a wrong password");
        await page.Locator("#passkey-password").FillAsync(Shops.Password);
        await Button(page, "Add this device").ClickAsync();
        await Expect(page.GetByText("The passkey was added.")).ToBeVisibleAsync();
        await Everybody.CanUse(page, "the list of passkeys");
        await Button(page, "Remove Passkey on Chrome on Linux").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Everybody.CanUse(page, "the question before a passkey is removed");
        await Button(page, "Keep it").ClickAsync();

        await Button(page, "Rename Passkey on Chrome on Linux").ClickAsync();
        await page.Locator("#new-passkey-name").FillAsync("Work laptop");
        await Button(page, "Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Work laptop Added on" })).ToBeVisibleAsync();
        await AddPasskey(page, "Once more");
        await Expect(page.GetByText("This device holds a passkey for your account already.")).ToBeVisibleAsync();

        await SignOut(page);
        await page.AddInitScriptAsync(NoAutofill);
        await page.GotoAsync(Shops.Open.Url + "/sign-in?return=/account/security");
        await Button(page, "Use a passkey").ClickAsync();
        await page.WaitForURLAsync(Shops.Open.Url + "/account/security");
        Assert.Contains(await Shops.Open.All<Session>(), s => s.LoginId == id.Value && s.IsStrong && s.EndedAt is null);
        Assert.True(Assert.Single(await page.Context.CookiesAsync(), c => c.Name == "signup").HttpOnly);
    }

    [Fact]
    public async Task The_wrong_finger_is_not_let_in_and_the_right_one_is_also_back_into_the_sign_up()
    {
        var (email, id) = await Shops.Open.Registered();
        var (page, device) = await WithPasskey(email);
        await SignOut(page);
        await device.Recognises(false);

        await page.GotoAsync(Shops.Open.Url + "/sign-in");
        await Button(page, "Use a passkey").ClickAsync();

        await Expect(page.GetByText("No passkey was used. Try again, or sign in another way.")).ToBeVisibleAsync();
        await Expect(Button(page, "Use a passkey")).ToBeFocusedAsync();
        await Everybody.CanUse(page, "/sign-in after a passkey failed");
        await device.Recognises(true);
        await Button(page, "Use a passkey").ClickAsync();
        await page.WaitForURLAsync(Shops.Open.Url + "/account");

        await SignOut(page);
        var handOff = new HandOff("test-return", "/help", [Guid.NewGuid()]);
        await page.GotoAsync(Shops.Open.Url + Shops.Open.Get<SignInHandOff>().SignInUrl(handOff));
        await Button(page, "Use a passkey").ClickAsync();

        await page.WaitForURLAsync("**/help?token=*");
        var token = Uri.UnescapeDataString(new Uri(page.Url).Query["?token=".Length..]);
        Assert.Equal(id.Value, Shops.Open.Get<SignedLinks>().Read("test-return", token).Value.Ids[^1]);
    }

    [Fact]
    public async Task Another_open_tab_shows_a_new_one_at_once_and_it_may_be_chosen_where_the_address_is_typed()
    {
        var (email, _) = await Shops.Open.Registered();
        var (page, _) = await WithPasskey(email, add: false, autofill: true);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(Shops.Open.Url + "/account/security");
        await Expect(Button(other, "Add a passkey")).ToBeEnabledAsync();

        await page.BringToFrontAsync();
        await AddPasskey(page, "My laptop");

        await Expect(other.GetByRole(AriaRole.Cell, new() { Name = "My laptop Added on" })).ToBeVisibleAsync();
        await other.CloseAsync();
        await SignOut(page);
        await page.GotoAsync(Shops.Open.Url + "/sign-in?return=/account/orders");
        await page.WaitForURLAsync(Shops.Open.Url + "/account/orders");
    }

    [Fact]
    public async Task One_of_a_suspended_customer_or_removed_works_no_more_and_the_page_says_so()
    {
        var (email, id) = await Shops.Open.Registered();
        var (page, _) = await WithPasskey(email);
        await Shops.Open.Get<SuspendCustomer>().Run(Actor.System, id, null);

        await page.GotoAsync(Shops.Open.Url + "/sign-in?return=/account/security");
        await Button(page, "Use a passkey").ClickAsync();

        await Expect(page.GetByText("This account is suspended. Contact help@northwind.example.")).ToBeVisibleAsync();
        await Shops.Open.Get<ReinstateCustomer>().Run(Actor.System, id);
        await Button(page, "Use a passkey").ClickAsync();
        await page.WaitForURLAsync(Shops.Open.Url + "/account/security");
        await Expect(Button(page, "Remove My laptop")).ToBeEnabledAsync();
        await Button(page, "Remove My laptop").ClickAsync();
        await page.Locator("#remove-passkey-password").FillAsync(Shops.Password);
        await Button(page, "Remove passkey").ClickAsync();
        await Expect(page.GetByText("The passkey was removed.")).ToBeVisibleAsync();
        await SignOut(page);

        await page.GotoAsync(Shops.Open.Url + "/sign-in");
        await Button(page, "Use a passkey").ClickAsync();

        await Expect(page.GetByText("This passkey does not belong to an account here any more.")).ToBeVisibleAsync();
        await SignIn(page, email);
        await page.WaitForURLAsync(Shops.Open.Url + "/account");
    }

    [Fact]
    public async Task Staff_sign_in_with_one_and_land_on_their_board()
    {
        var email = $"ana{Guid.NewGuid():N}@northwind.example";
        var hash = (await Shops.Open.Get<PasswordWork>().Hash(Shops.Password)).Value;
        var login = Logins.Make(EmailAddress.Parse(email), Role.Admin, "Ana Kovač", hash);
        await Shops.Open.Get<UnitOfWork>().Run(db =>
        {
            db.Add(login);
            return Task.FromResult(0);
        });
        var page = await Visit(Shops.Open.Url + "/sign-in?return=/help");
        await VirtualAuthenticator.PlugIn(page);
        await SignIn(page, email);
        await page.WaitForURLAsync(Shops.Open.Url + "/help");
        Assert.Equal("", await page.EvaluateAsync<string>(AddFromTheConsole, Shops.Password));
        await SignOut(page);
        await page.AddInitScriptAsync(NoAutofill);

        await page.GotoAsync(Shops.Open.Url + "/sign-in");
        await Button(page, "Use a passkey").ClickAsync();

        await page.WaitForURLAsync(Shops.Open.Url + "/ops/board");
        Assert.Contains(await Shops.Open.All<Session>(), s => s.LoginId == login.Id && s.IsStrong);
    }

    [Fact]
    public async Task Where_the_browser_cannot_there_is_no_button_and_the_card_says_why()
    {
        var (email, _) = await Shops.Open.Registered();
        var page = await Visit();
        await page.AddInitScriptAsync("delete window.PublicKeyCredential");
        await page.GotoAsync(Shops.Open.Url + "/sign-in?return=/account/security");
        await Expect(Button(page, "Use a passkey")).ToBeHiddenAsync();

        await SignIn(page, email);

        await Expect(page.GetByText("This browser or this address cannot make passkeys.")).ToBeVisibleAsync();
        await Expect(Button(page, "Add a passkey")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task They_speak_German()
    {
        var page = await Visit(Shops.Open.Url + "/sign-in", locale: "de-DE");
        var device = await VirtualAuthenticator.PlugIn(page);
        await device.Recognises(false);
        await page.ReloadAsync();

        await Button(page, "Passkey verwenden").ClickAsync();

        await Expect(page.GetByText("Es wurde kein Passkey verwendet.")).ToBeVisibleAsync();
    }

    /// <summary>Staff get their card on a page of their own; the endpoints are the same for them.</summary>
    private const string AddFromTheConsole = """
        async password => {
          const post = (path, body) => fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
          const options = PublicKeyCredential.parseCreationOptionsFromJSON(await (await post('/account/passkeys/options', { password })).json());
          const credential = (await navigator.credentials.create({ publicKey: options })).toJSON();
          const added = await post('/account/passkeys', { credential, name: 'Keyring' });
          return added.ok ? '' : await added.text();
        }
        """;

    /// <summary>The virtual authenticator takes what the browser would only offer under the e-mail field as chosen.</summary>
    private const string NoAutofill = "PublicKeyCredential.isConditionalMediationAvailable = async () => false";

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true, IncludeHidden = false });

    private async Task<(IPage Page, VirtualAuthenticator Device)> WithPasskey(string email, bool add = true, bool autofill = false)
    {
        var page = (await SignedIn(Shops.Open, email, "/account/security")).Page;
        var device = await VirtualAuthenticator.PlugIn(page);
        if (!autofill) { await page.AddInitScriptAsync(NoAutofill); }
        if (add) { await AddPasskey(page, "My laptop"); await Expect(page.GetByText("The passkey was added.")).ToBeVisibleAsync(); }
        return (page, device);
    }

    private static async Task OpenForm(IPage page)
    {
        await Expect(Button(page, "Add a passkey")).ToBeEnabledAsync();
        await Button(page, "Add a passkey").ClickAsync();
        await Expect(page.Locator("#passkey-name")).ToBeVisibleAsync();
    }

    private static async Task AddPasskey(IPage page, string name)
    {
        await OpenForm(page);
        await page.Locator("#passkey-name").FillAsync(name);
        await page.Locator("#passkey-password").FillAsync(Shops.Password);
        await Button(page, "Add this device").ClickAsync();
    }

    private static async Task SignIn(IPage page, string email)
    {
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.Locator("#password").FillAsync(Shops.Password);
        await Button(page, "Sign in").ClickAsync();
    }

    private static Task SignOut(IPage page) => page.Context.ClearCookiesAsync();
}
