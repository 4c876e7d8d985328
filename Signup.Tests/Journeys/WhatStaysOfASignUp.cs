using System.Globalization;
using Microsoft.Data.Sqlite;
using SignupTests.Support;
using SignupWeb.Orders;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>A sign-up is finished, a month goes by, and the nightly clean-up has been.</summary>
public sealed class WhatStaysOfASignUp : IDisposable
{
    private const int People = 5;

    private readonly AppHost host = new(new ManualTime(DateTimeOffset.UtcNow));

    [Fact]
    public async Task Is_no_more_than_40_KiB_and_none_of_what_had_only_to_be_delivered()
    {
        var before = Bytes();
        for (var person = 0; person < People; person++)
        {
            using var mara = new Headless(host);
            await mara.Order(cycle: "yearly", email: Shops.NewAddress());
            host.LetTheWindowPass();
            await Eventually.Hold(async () => (await host.All<Signup>()).TrueForAll(s => s.State == SignupState.Completed), "the sign-up complete");
        }

        await Eventually.Hold(async () => (await host.All<WebhookEvent>()).TrueForAll(e => e.NextTryAt is null) && await AllDelivered(), "everything delivered");
        var grown = Bytes() - before;

        await Eventually.Hold(
            async () =>
            {
                host.Time!.Advance(TimeSpan.FromDays(1));
                return host.Time.GetUtcNow() - (await host.All<Order>()).Max(o => o.PlacedAt) > TimeSpan.FromDays(31) && !(await host.All<OutboxMessage>()).Exists(m => m.Type == "OrderAccepted");
            },
            "the clean-up done");

        Assert.DoesNotContain(await host.All<MailMessage>(), m => m.Kind == "contract");
        Assert.Empty(await host.All<WebhookEvent>());
        Assert.InRange((Bytes() - before) / People, 0, Math.Min(40 * 1024, (grown / People) - 1));
    }

    public void Dispose() => host.Dispose();

    private async Task<bool> AllDelivered() => (await host.All<Delivery>()).Count == 0 && (await host.All<MailMessage>()).TrueForAll(m => m.NextTryAt is null);

    /// <summary>What the rows and their indexes hold, without the room that is free in their pages.</summary>
    private long Bytes()
    {
        using var file = new SqliteConnection($"Data Source={Path.Combine(host.Folder, "signup.db")}");
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = "SELECT SUM(payload) FROM dbstat";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
