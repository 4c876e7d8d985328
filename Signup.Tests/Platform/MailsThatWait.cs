using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Platform;

/// <summary>The mail server is away for a day, or says no to somebody: nothing else waits, and all that can be sent is sent.</summary>
public sealed class MailsThatWait : IAsyncLifetime, IDisposable
{
    private readonly Passage door = new();
    private readonly SmtpListener server = new();
    private TestDatabase shop = null!;
    private MailWorker worker = null!;

    public async Task InitializeAsync()
    {
        shop = await TestDatabase.Create(settings: [new("Mail:Smtp:Host", "127.0.0.1"), new("Mail:Smtp:Port", door.Port.ToString(CultureInfo.InvariantCulture)), new("Mail:Smtp:StartTls", "false")]);
        worker = ActivatorUtilities.CreateInstance<MailWorker>(shop.Services);
        await worker.StartAsync(default);
    }

    public async Task DisposeAsync()
    {
        await worker.StopAsync(default);
        await shop.DisposeAsync();
        door.Close();
    }

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task A_day_without_mail_server_loses_none_tells_the_team_once_and_all_go_out_when_it_is_back()
    {
        await shop.Save([.. Enumerable.Range(0, 30).Select(n => Letter($"mara{n}"))]);
        await Until(async () => (await shop.All<MailMessage>()).TrueForAll(m => m.Tries >= 20), TimeSpan.FromMinutes(20), "each of them tried for a day");

        Assert.DoesNotContain(await shop.All<OutboxMessage>(), m => m.Type == nameof(MailBounced));
        var risks = (await shop.All<OutboxMessage>()).FindAll(m => m.Type == nameof(RiskFound));
        Assert.Single(risks.Select(m => JsonNode.Parse(m.Body)!["subjectId"]!.ToString()).Distinct(StringComparer.Ordinal));
        door.Open(server.Port);
        await Until(async () => (await shop.All<MailMessage>()).TrueForAll(m => m.SentAt is not null), TimeSpan.FromMinutes(10), "all of them sent");

        Assert.Equal(30, server.Taken.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(30, server.Taken.Count);
        Assert.Contains(await shop.All<OutboxMessage>(), m => m.Type == nameof(RiskSettled));
    }

    [Fact]
    public async Task Whom_the_server_does_not_know_is_tried_three_times_and_holds_up_nobody()
    {
        door.Open(server.Port);
        await shop.Save(Letter("nobody"), Letter("mara"));

        await Until(async () => (await shop.All<MailMessage>()).TrueForAll(m => m.NextTryAt is null), TimeSpan.FromMinutes(1), "both settled");

        Assert.Equal("mara@hafenlicht.example", Assert.Single(server.Taken));
        Assert.Equal(MailMessage.MaxRefusals, (await shop.All<MailMessage>()).Single(m => m.SentAt is null).Tries);
        Assert.Equal([nameof(MailBounced)], (await shop.All<OutboxMessage>()).Select(m => m.Type), StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_was_not_sent_for_five_days_is_given_up_and_told_of()
    {
        await shop.Save(Letter("mara"));

        await Until(async () => (await shop.All<MailMessage>())[0].NextTryAt is null, TimeSpan.FromHours(2), "given up");

        Assert.InRange(shop.Time.GetUtcNow() - (await shop.All<MailMessage>())[0].WrittenAt, MailMessage.TriedFor, MailMessage.TriedFor + TimeSpan.FromDays(1));
        Assert.Single(await shop.All<OutboxMessage>(), m => m.Type == nameof(MailBounced));
        var doctor = ActivatorUtilities.CreateInstance<SignupWeb.SysOps.Doctor.Checks.MailsGivenUp>(shop.Services);
        Assert.Equal([1], (await doctor.Look(default)).Values);
    }

    private MailMessage Letter(string to) =>
        MailMessage.To(EmailAddress.Parse($"{to}@hafenlicht.example"), "test", new Letter("Northwind", "A word", "Hello."), shop.Time.GetUtcNow());

    private Task Until(Func<Task<bool>> holds, TimeSpan step, string hope) => Eventually.Hold(
        async () =>
        {
            if (await holds()) { return true; }
            shop.Time.Advance(step);
            return false;
        },
        hope);
}
