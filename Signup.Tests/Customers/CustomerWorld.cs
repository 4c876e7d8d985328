using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Customers.SigningIn;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Customers;

/// <summary>Customers and access on a real database; Mara is the customer, Ana the administrator.</summary>
public abstract partial class CustomerWorld : IAsyncLifetime
{
    protected const string Mara = "mara@hafenlicht.example";
    protected const string MarasPassword = "kran-elbe-mittwoch";

    protected static readonly Actor Ana = new(Guid.Parse("aaaaaaaa-0000-7000-8000-000000000001"), Role.Admin, null, "Ana");
    protected static readonly Origin Office = new("203.0.113.7", "203.0.113.0/24", "Firefox on Linux");
    protected static readonly Origin Elsewhere = new("198.51.100.9", "198.51.100.0/24", "curl");

    protected TestDatabase Db { get; private set; } = null!;

    protected ManualTime Time => Db.Time;

    protected virtual IEnumerable<KeyValuePair<string, string?>> Settings => [];

    public async Task InitializeAsync() =>
        Db = await TestDatabase.Create(services => Add(services.AddAccess().AddCustomers()), [new("Access:PasswordIterations", "1000"), .. Settings]);

    public async Task DisposeAsync() => await Db.DisposeAsync();

    /// <summary>What else stands in this world.</summary>
    protected virtual void Add(IServiceCollection services)
    {
    }

    protected Task<Result<Registered>> Register(string? email = Mara, string? password = MarasPassword, Origin? from = null) =>
        Db.Get<RegisterCustomer>().Run(new Registration(email, password) { FirstName = "Mara", LastName = "Lindqvist" }, from ?? Office);

    protected async Task<CustomerId> Registered(string email = Mara, string password = MarasPassword) => (await Register(email, password)).Value.CustomerId;

    protected Task<Result<SignedIn>> SignIn(string? email = Mara, string? password = MarasPassword, Origin? from = null, SessionKind kind = SessionKind.Bearer) =>
        Db.Get<SignInCustomer>().Run(email, password, kind, from ?? Office);

    protected async Task<Actor> SignedIn(string email = Mara, string password = MarasPassword) => Actor.Of((await SignIn(email, password)).Value.Session.Principal);

    protected async Task<Customer> Stored(CustomerId id)
    {
        await using var db = Db.Open();
        return await db.Set<Customer>().AsNoTracking().SingleAsync(c => c.Id == id);
    }

    /// <summary>The events saved so far, in order.</summary>
    protected async Task<List<IEvent>> Events()
    {
        await using var db = Db.Open();
        return [.. (await db.Set<OutboxMessage>().AsNoTracking().OrderBy(m => m.Sequence).ToListAsync()).Select(m => m.Read())];
    }

    protected async Task<List<MailMessage>> Mails(string kind)
    {
        await using var db = Db.Open();
        return await db.Set<MailMessage>().FromSql($"SELECT * FROM mails WHERE Kind = {kind} ORDER BY rowid").AsNoTracking().ToListAsync();
    }

    /// <summary>The token of the link in the mail written last of its kind.</summary>
    protected async Task<string> TokenIn(string kind) => TokenPattern().Match((await Mails(kind))[^1].Text).Groups["token"].Value;

    protected async Task<bool> IsLetIn(Result<SignedIn> signedIn) => await Db.Get<Sessions>().WhoHolds(signedIn.Value.Session.Token!) is not null;

    [GeneratedRegex(@"token=(?<token>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenPattern();
}
