using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupTests.Customers.SecondFactor;

/// <summary>Mara with an authenticator app on her phone; Ole of the staff.</summary>
public abstract class SecondFactorWorld : CustomerWorld
{
    protected const string Ole = "ole@northwind.example";
    protected const string OlesPassword = "harbour tram violet nine";

    /// <summary>Mara's phone, once she has set it up.</summary>
    protected AuthenticatorApp Phone { get; private set; } = null!;

    protected string ShownNow => Phone.ShowsAt(Time.GetUtcNow());

    protected static Actor ActorOf(SignedIn signedIn) => Actor.Of(signedIn.Session.Principal);

    /// <summary>Two-factor sign-in is on for Mara; the clock stands one step after the code that confirmed it.</summary>
    protected async Task<(Actor Mara, IReadOnlyList<string> RecoveryCodes)> TwoFactorIsOn()
    {
        await Registered();
        var mara = await SignedIn();
        return (mara, await TurnOn(mara, MarasPassword));
    }

    protected async Task<IReadOnlyList<string>> TurnOn(Actor who, string? password)
    {
        Phone = new(new((await Db.Get<SetUpAuthenticator>().Run(who, password)).Value.Key));
        var codes = (await Db.Get<ConfirmAuthenticator>().Run(who, ShownNow)).Value.Codes;
        Time.Advance(TimeSpan.FromSeconds(30));
        return codes;
    }

    /// <summary>Mara has typed her password.</summary>
    protected async Task<Proof> FirstHalf(string email = Mara, string password = MarasPassword) =>
        (await Db.Get<ProvePassword>().Run(email, password, Office)).Value.Proof;

    protected async Task<Result<SignedInWithCode>> SecondHalf(string? code, Proof? proof = null) =>
        await Db.Get<SignInWithCode>().Run(proof ?? await FirstHalf(), code, SessionKind.Bearer, Office);

    protected async Task<int> OpenSessions()
    {
        await using var db = Db.Open();
        return await db.Set<Session>().CountAsync(s => s.EndedAt == null);
    }

    /// <summary>A staff login, and the session that its password began.</summary>
    protected async Task<Actor> StaffSignedIn(Role role = Role.Admin)
    {
        _ = EmailAddress.TryParse(Ole, out var email);
        await Db.Save(Logins.Make(email, role, "Ole", (await Db.Get<PasswordWork>().Hash(OlesPassword)).Value));
        return await SignedIn(Ole, OlesPassword);
    }

    /// <summary>Who the session's holder is now, as the next request sees it.</summary>
    protected async Task<Actor> AsOfNow(Actor actor) => Actor.Of(await Db.Get<Sessions>().Who(actor.Session!.Value));
}
