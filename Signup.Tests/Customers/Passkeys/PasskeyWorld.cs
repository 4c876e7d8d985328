using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Customers.Passkeys;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupTests.Customers.Passkeys;

/// <summary>Customers, staff and their security keys on a real database, without a browser.</summary>
public abstract class PasskeyWorld : CustomerWorld
{
    protected const string StaffPassword = "harbour tram violet nine";

    private protected CookieJar NewBrowser() => new(Db);

    /// <summary>The password is given, the key answers, the passkey is kept.</summary>
    private protected async Task<Result<AddedPasskey>> Add(Actor actor, SoftwareAuthenticator key, string? name = null, string? password = MarasPassword)
    {
        var browser = NewBrowser();
        return await Offer(browser, actor, password) is { IsRefused: false } options ? await Add(browser, actor, key.Make(options.Value), name) : throw new InvalidOperationException("Nothing was offered.");
    }

    private protected Task<Result<string>> Offer(CookieJar browser, Actor actor, string? password = MarasPassword) => browser.Call(http => Db.Get<OfferToAddPasskey>().Run(actor, password, http));

    private protected Task<Result<AddedPasskey>> Add(CookieJar browser, Actor actor, string answer, string? name = null) =>
        browser.Call(http => Db.Get<AddPasskey>().Run(actor, answer, name, Office, http));

    private protected async Task<string> Ask(CookieJar browser, Origin? from = null) => (await browser.Call(http => Db.Get<AskForPasskey>().Run(from ?? Office, http))).Value;

    private protected Task<Result<SignedIn>> SignIn(CookieJar browser, string answer, Origin? from = null) => browser.Call(http => Db.Get<SignInWithPasskey>().Run(answer, from ?? Office, http));

    private protected async Task<Result<SignedIn>> SignIn(SoftwareAuthenticator key, Origin? from = null)
    {
        var browser = NewBrowser();
        return await SignIn(browser, key.Show(await Ask(browser, from)), from);
    }

    /// <summary>An employee who has signed in with a password.</summary>
    private protected async Task<Actor> Staff(Role role = Role.Manager, string email = "ana@northwind.example")
    {
        var hash = (await Db.Get<PasswordWork>().Hash(StaffPassword)).Value;
        await Db.Save(Logins.Make(EmailAddress.Parse(email), role, "Ana", hash));
        return await SignedIn(email, StaffPassword);
    }

    /// <summary>Somebody who came through an external provider has none.</summary>
    private protected Task LosePassword(Actor actor) => Db.Get<UnitOfWork>().Run(async db =>
    {
        (await db.Users.SingleAsync(l => l.Id == actor.LoginId)).PasswordHash = null;
        return 0;
    });

    private protected async Task<IReadOnlyList<PasskeyView>> PasskeysOf(Actor actor) => await Db.Get<ReadPasskeys>().Run(actor);

    /// <summary>What a browser keeps of one site: its cookies.</summary>
    internal sealed class CookieJar(TestDatabase db)
    {
        private Dictionary<string, string> cookies = [];

        /// <summary>The same cookies once more, as somebody has them who copied them.</summary>
        public CookieJar Copy() => new(db) { cookies = new(cookies, StringComparer.Ordinal) };

        public IReadOnlyCollection<string> Names => cookies.Keys;

        public async Task<T> Call<T>(Func<HttpContext, Task<T>> request)
        {
            await using var scope = db.Services.CreateAsyncScope();
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            http.Request.Headers.Cookie = string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));
            var result = await request(http);
            foreach (var set in SetCookieHeaderValue.ParseList([.. http.Response.Headers.SetCookie.OfType<string>()]))
            {
                if (set.Value.Length == 0) { cookies.Remove(set.Name.ToString()); } else { cookies[set.Name.ToString()] = set.Value.ToString(); }
            }

            return result;
        }
    }
}
