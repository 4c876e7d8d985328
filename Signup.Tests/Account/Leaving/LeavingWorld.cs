using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Account.SupportRequests;
using SignupWeb.Contracts;
using SignupWeb.Customers.SecondFactor;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Files;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Subscriptions;
using SignupWeb.Support;
using SignupWeb;
using Xunit;

namespace SignupTests.Account.Leaving;

/// <summary>The real application with its workers and sandbox, and Mara, who has used everything there is to use.</summary>
public abstract class LeavingWorld : IAsyncLifetime
{
    protected const string Mara = "mara@hafenlicht.example";
    protected const string Password = "kran-elbe-mittwoch";

    protected static readonly Actor Ana = new(Guid.Parse("aaaaaaaa-0000-7000-8000-000000000001"), Role.Admin, null, "Ana");

    protected AppHost Host { get; } = new(
        new ManualTime(DateTimeOffset.UtcNow),
        settings: [new("Access:PasswordIterations", "1000"), new("Signups:ReportCustomerData", "true")]);

    /// <summary>Signed in with the bearer token of Mara's first sign-up.</summary>
    protected Headless Program { get; private set; } = null!;

    protected ManualTime Time => Host.Time!;

    protected CustomerId Id => CustomerId.Parse(Program.CustomerId, null);

    public Task InitializeAsync()
    {
        Program = new(Host);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        Program.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Mara runs a plan; everything is set up and paid.</summary>
    protected async Task RunsAPlan()
    {
        await Program.Order(email: Mara);
        await Complete(Program);
    }

    /// <summary>She has a download, too, an order she cancelled, one she never finished, and every way to sign in.</summary>
    protected async Task HasUsedEverything()
    {
        await RunsAPlan();
        using var download = await Another("Field Handbook", "once");
        await download.Submit();
        await Complete(download);
        using var cancelled = await Another("Team", "yearly");
        await cancelled.Submit();
        await cancelled.Post($"/api/orders/{cancelled.OrderId}/cancel", new { });
        using var unfinished = await Another("Team", "monthly");
        await unfinished.Post($"/api/signups/{unfinished.SignupId}/quote", new { });
        await Host.Get<SuspendCustomer>().Run(Ana, Id, "Mara Lindqvist rang");
        await Host.Get<ReinstateCustomer>().Run(Ana, Id);
        await Program.ComeBack(Mara, Password);
        await Host.Get<RequestPasswordReset>().Run(Mara, Origin.Unknown);
        await Settled();
        await GetsSomethingBack();
        await AsksForSupport();
        await PlantWaysIn();
    }

    /// <summary>A part of what she paid last, which is credited.</summary>
    private async Task GetsSomethingBack()
    {
        var invoice = (await Host.All<Invoice>()).MaxBy(i => i.IssuedAt)!;
        await Host.Get<UnitOfWork>().Run(db =>
        {
            db.Announce(new MoneyRefunded(invoice.OrderId, invoice.CustomerId, invoice.PaymentInvoiceId!, "re_given_back", invoice.Total with { Minor = 100 }, "order cancelled"));
            return Task.FromResult(0);
        });
        await Settled();
    }

    /// <summary>Everything under way has arrived: messages, mails, calls and webhooks.</summary>
    protected Task Settled() => Eventually.Hold(
        async () =>
        {
            Time.Advance(TimeSpan.FromMilliseconds(200));
            await using var db = Host.Open();
            return !await db.Set<Delivery>().AnyAsync()
                && !await db.Set<PaymentOperation>().AnyAsync(o => o.SettledAt == null)
                && !await db.Set<WebhookEvent>().AnyAsync(e => e.NextTryAt != null)
                && !await db.Set<MailMessage>().AnyAsync(m => m.NextTryAt != null)
                && (int)(await Program.Effects())["gateway"]!["deliveries_waiting"]! == 0;
        },
        "everything settled");

    protected Task<HttpResponseMessage> Leave(string? password = Password, bool agree = true) =>
        Program.Try(HttpMethod.Delete, $"/api/customers/{Program.CustomerId}", new { currentPassword = password, agree });

    /// <summary>Reads every column of every table: in which tables something that tells who Mara is stands.</summary>
    protected async Task<SortedSet<string>> TablesThatKnowHer()
    {
        string[] needles = [Mara, "Mara", "Lindqvist", "Hafenlicht", "Speicherstra", "20457"];
        var found = new SortedSet<string>(StringComparer.Ordinal);
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Host.Folder, "signup.db"), Mode = SqliteOpenMode.ReadOnly }.ToString());
        await connection.OpenAsync();
        foreach (var table in await Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Select(r => (string)r[0]).ToListAsync())
        {
            var columns = await Rows(connection, $"SELECT 1 FROM pragma_table_xinfo('{table}') WHERE hidden <> 1").CountAsync();
            Assert.NotEqual(0, columns);
            await foreach (var row in Rows(connection, $"SELECT * FROM \"{table}\""))
            {
                Assert.Equal(columns, row.Length);
                if (row.Any(value => Array.Exists(needles, needle => TextOf(value).Contains(needle, StringComparison.OrdinalIgnoreCase)))) { found.Add(table); }
            }
        }

        return found;
    }

    /// <summary>With a file, answered, and a note she must not see.</summary>
    private async Task AsksForSupport()
    {
        var contract = (await Host.All<Contract>()).Find(c => c.State == ContractState.Active && c.Kind == PlanKind.SupportContract)!;
        var content = "Mara's gateway"u8.ToArray();
        var asked = await Host.Get<AskForSupport>().Run(new(contract.Id, "Mara's gateway", "Lindqvist here: it drops.", [new Upload("mara.txt", content.Length, () => new MemoryStream(content))]), new Actor(Id.Value, Role.Customer, null, "Mara"));
        var reference = new SupportReference(asked.Value.Reference);
        await Host.Get<WriteMessage>().Run(reference, new("Restart it", []), Ana);
        await Host.Get<WriteMessage>().Run(reference, new("Mara rings often", [], Note: true), Ana);
        await Settled();
    }

    private async Task<Headless> Another(string plan, string cycle)
    {
        var again = new Headless(Host);
        await again.Start(plan, cycle);
        await again.ComeBack(Mara, Password);
        await again.FillIn();
        await again.AddCard();
        return again;
    }

    private async Task Complete(Headless program)
    {
        Time.Advance(TimeSpan.FromSeconds(21));
        await Eventually.Hold(async () => (string?)(await program.Signup())["state"] == "completed", "the sign-up completed");
        await Settled();
    }

    private Task<int> PlantWaysIn() => Host.Get<UnitOfWork>().Run(db =>
    {
        var (login, now) = (Id.Value, Time.GetUtcNow());
        var change = new AddressChange { LoginId = login };
        change.Ask(EmailAddress.Parse("mara.lindqvist@elsewhere.example"), now);
        db.AddRange(
            change,
            Authenticator.For(login, "sealed-key-of-mara", now),
            RecoveryCode.Of(login, "hash-of-maras-recovery-code"),
            new IdentityUserLogin<Guid> { LoginProvider = "Mitte", ProviderKey = "mara-1", ProviderDisplayName = "Mara at Mitte", UserId = login },
            new IdentityUserToken<Guid> { LoginProvider = "Mitte", Name = "token", Value = "of mara", UserId = login },
            new IdentityUserPasskey<Guid> { CredentialId = "a passkey of mara"u8.ToArray(), UserId = login, Data = new() { Name = "Mara's laptop", PublicKey = [1], AttestationObject = [2], ClientDataJson = [3] } });
        return Task.FromResult(0);
    });

    private static string TextOf(object value) => value switch
    {
        string text => text,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => string.Empty,
    };

    private static async IAsyncEnumerable<object[]> Rows(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }
}
