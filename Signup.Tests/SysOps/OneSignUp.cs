using System.Net;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.SysOps.People;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>One sign-up from plan to contract in the shop with the moved clock, and what the team can read of it afterwards.</summary>
public sealed class OneSignUp : IAsyncLifetime
{
    private readonly AppHost shop = Shops.Moved;

    /// <summary>The names of the events in the customer's timeline.</summary>
    public IReadOnlyList<string> Logged { get; private set; } = [];

    /// <summary>The customer's page as staff read it.</summary>
    public string Page { get; private set; } = string.Empty;

    /// <summary>What was written to the customer, by what it is for.</summary>
    public ILookup<string, MailMessage> Mails { get; private set; } = Array.Empty<MailMessage>().ToLookup(m => m.Kind, StringComparer.Ordinal);

    /// <summary>Deliveries nobody could take.</summary>
    public IReadOnlyList<Delivery> SetAside { get; private set; } = [];

    public string Email { get; } = Shops.NewAddress();

    public async Task InitializeAsync()
    {
        using var mara = new Headless(shop);
        await mara.Order(email: Email);
        shop.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed", "the sign-up completed");
        var id = CustomerId.Parse(mara.CustomerId, null);
        await Eventually.Hold(async () => Of(await shop.All<MailMessage>(), id) is { Count: >= 4 } mails && mails.TrueForAll(m => m.SentAt is not null), "its mails sent");

        var story = await shop.Get<ReadTimeline>().Run(id, new(ReadTimeline.Most));
        Logged = [.. story.Entries.OfType<TimelineEntry.Written>().Select(e => e.Type)];
        Mails = Of(await shop.All<MailMessage>(), id).ToLookup(m => m.Kind, StringComparer.Ordinal);
        SetAside = [.. (await shop.All<Delivery>()).Where(d => d.QuarantinedAt is not null)];
        Page = await ReadByStaff($"/ops/customers/{id}");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static List<MailMessage> Of(List<MailMessage> mails, CustomerId id) => mails.FindAll(m => m.CustomerId == id.Value);

    private async Task<string> ReadByStaff(string path)
    {
        var session = await shop.Get<UnitOfWork>().Run(db =>
        {
            var login = Logins.Make(EmailAddress.Parse($"{Guid.NewGuid():N}@northwind.example"), Role.Support, "Sue", null);
            db.Add(login);
            return Task.FromResult(shop.Get<Sessions>().Start(db, login, SessionKind.Cookie, Origin.Unknown));
        });
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        http.DefaultRequestHeaders.Add("Cookie", $"signup={shop.CookieOf(session)}");
        return WebUtility.HtmlDecode(await http.GetStringAsync(new Uri(shop.Url + path)));
    }
}
