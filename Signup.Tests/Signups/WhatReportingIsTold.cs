using SignupTests.Journeys;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using SignupWeb.SysOps.Settings;
using Xunit;

namespace SignupTests.Signups;

/// <summary>The event with the customer's data, for reporting: only where it is asked for, and not for ever.</summary>
[Collection("The shop")]
public sealed class WhatReportingIsTold(TheShop shop)
{
    [Fact]
    public async Task Is_nothing_unless_it_is_switched_on_and_says_no_more_who_it_was_after_thirty_days()
    {
        Assert.Empty(await Reported(await Ordered()));
        await Switch("true");
        var id = await Ordered();
        await Switch(null);
        var told = Assert.Single(await Reported(id));
        var receiver = Receiver.At(ReceiverId.New(), "https://reports.example.invalid/", [], string.Empty, "Ana", shop.Now);
        var posting = Posting.Of(new(told.Id, shop.Host.Url, PublicEvents.NameOf(told.Read())!, id.Value, told.OccurredAt, told.Body), receiver, told.Sequence, told.CustomerId, shop.Now);
        posting.Tried(new(200, "thanks"), Schedule.Of(receiver.Kind), shop.Now);
        await shop.Plant(receiver, posting);
        var due = Assert.Single(await shop.Host.All<Deadline>(), d => d.Kind == ForgetReported.Kind && d.SubjectId == id.Value);
        Assert.Equal((told.OccurredAt + TimeSpan.FromDays(30), true), (due.DueAt, told.Body.Contains("Lindqvist", StringComparison.Ordinal)));

        await shop.Host.Get<UnitOfWork>().Run(async db =>
        {
            await new ForgetReported().Run(id.Value, db, default);
            return 0;
        });

        Assert.DoesNotContain("Lindqvist", Assert.Single(await Reported(id)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Lindqvist", (await shop.Host.All<Posting>()).Single(p => p.Id == posting.Id).Body, StringComparison.Ordinal);
    }

    private async Task<SignupId> Ordered()
    {
        using var mara = new Headless(shop.Host);
        await mara.Order(email: shop.NewAddress());
        return SignupId.Parse(mara.SignupId, null);
    }

    private async Task<List<OutboxMessage>> Reported(SignupId id) => (await shop.Host.All<OutboxMessage>()).FindAll(m => m.SignupId == id.Value && m.Type == nameof(SignupRequestedForReporting));

    private async Task Switch(string? on)
    {
        var ana = new Actor(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");
        var seen = (await shop.Host.Get<ReadSettings>().Run(ana)).Value.Single(line => line.Setting.Key == "Signups:ReportCustomerData").Version;
        Assert.Null((await shop.Host.Get<SaveSettings>().Run([new("Signups:ReportCustomerData", on, seen)], ana)).Refusal);
    }
}
