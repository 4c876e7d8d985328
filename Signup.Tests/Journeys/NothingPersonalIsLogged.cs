using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using SignupTests.Support;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Platform.Mail;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>Whole sign-ups with everything that is wont to be logged: refused cards and mails, a payment service that fails, wrong passwords, addresses with secrets in them. Then log and databases are searched.</summary>
public sealed class NothingPersonalIsLogged
{
    private const string Card = "4242424242424242";
    private const string Declined = "4000000000000341";
    private const string Password = "kran-elbe-mittwoch";
    private const string Email = "nobody.mara@hafenlicht.example";

    [Fact]
    public async Task And_no_card_number_is_kept_anywhere()
    {
        using var server = new SmtpListener();
        using var log = new KeptLog();
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var shop = new AppHost(time, log: log, settings: [new("Mail:Smtp:Host", "127.0.0.1"), new("Mail:Smtp:Port", server.Port.ToString(CultureInfo.InvariantCulture)), new("Mail:Smtp:StartTls", "false"), new("Limits:SignIn:Count", "3")]);
        using var mara = new Headless(shop);
        using var ben = new Headless(shop);

        await mara.Order(card: Card, email: Email);
        await ben.Order(card: Declined, email: "ben@hafenlicht.example");
        shop.Get<SandboxFaults>().Arm(ApiFault.RateLimit, 2);
        time.Advance(TimeSpan.FromSeconds(20));
        await Eventually.Hold(
            async () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return (string?)(await mara.Signup())["state"] == "completed" && (string?)(await ben.PlacedOrder())["state"] == "paymentFailed";
            },
            "one bought, one refused");
        await GoWrong(shop);
        await mara.Try(HttpMethod.Get, "/api/promotions/", null);
        await Eventually.Hold(
            async () =>
            {
                time.Advance(TimeSpan.FromMinutes(1));
                return (await shop.All<MailMessage>()).TrueForAll(m => m.NextTryAt is null);
            },
            "every mail sent or refused");

        var token = Uri.UnescapeDataString((await shop.All<MailMessage>()).First(m => m.Kind == "verify-email").Text.Split("token=")[1].Split((char[])[' ', '\r', '\n'])[0]);
        Assert.Contains(log.Lines, line => line.Contains("A try was wrong: sign-in to ", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("FORBIDDEN at GET /api/promotions", StringComparison.Ordinal));
        foreach (var personal in new[] { Email, "ben@hafenlicht", "hafenlicht", "Lindqvist", "Mara ", "Speicherstraße", Password, "wrong-password-of-mara", token, "127.0.0.1:5" })
        {
            Assert.True(log.Lines.FirstOrDefault(line => line.Contains(personal, StringComparison.OrdinalIgnoreCase)) is null, $"'{personal}' is in the log: {log.Lines.FirstOrDefault(line => line.Contains(personal, StringComparison.OrdinalIgnoreCase))}");
        }

        Assert.DoesNotContain(log.Lines, line => CardNumbers.In(line).Any());
        foreach (var file in new[] { "signup.db", "sandbox.db" }) { Assert.Empty(await CardsIn(Path.Combine(shop.Folder, file))); }
    }

    [Theory]
    [InlineData("Card 4242424242424242 was used", true)]
    [InlineData("4242 4242 4242 4242", true)]
    [InlineData("3782-822463-10005", true)]
    [InlineData("4242424242424243", false)]
    [InlineData("Visa ending 4242", false)]
    public void A_card_number_would_be_found(string text, bool found) => Assert.Equal(found, CardNumbers.In(text).Any());

    private static async Task GoWrong(AppHost shop)
    {
        using var http = new HttpClient { BaseAddress = new Uri(shop.Url) };
        for (var n = 0; n < 5; n++) { using var refused = await http.PostAsJsonAsync("/api/sessions", new { email = Email, password = "wrong-password-of-mara" }); }
        foreach (var address in new[] { $"/sign-in?return=/account&email={Email}", "/resume/Lindqvist", "/cancel-order/Lindqvist", $"/api/orders/{Email}", "/ops/board?page=Lindqvist", "/verify?token=Lindqvist", $"/setup?token={Password}" })
        {
            using var answer = await http.GetAsync(address);
        }

        foreach (var body in new[] { $"{{\"email\":\"{Email}\",\"password\":{{}}}}", $"{{\"email\":\"{Email}\"", $"\"{Password}\"" })
        {
            using var json = new StringContent(body, null, "application/json");
            using var answer = await http.PostAsync("/api/customers", json);
        }
    }

    private static async Task<List<string>> CardsIn(string file)
    {
        List<string> found = [];
        await using var db = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        await db.OpenAsync();
        foreach (var table in await Read(db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
        {
            foreach (var column in await Read(db, $"SELECT name FROM pragma_table_info('{table}')"))
            {
                found.AddRange((await Read(db, $"SELECT \"{column}\" FROM \"{table}\" WHERE typeof(\"{column}\") = 'text'")).SelectMany(CardNumbers.In).Select(card => $"{table}.{column}: {card}"));
            }
        }

        return found;
    }

    private static async Task<List<string>> Read(SqliteConnection db, string sql)
    {
        List<string> values = [];
        await using var command = db.CreateCommand();
#pragma warning disable CA2100 // the names are the database's own
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) { values.Add(rows.GetString(0)); }
        return values;
    }
}
