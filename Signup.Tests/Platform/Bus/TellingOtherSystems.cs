using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SignupTests.Support;
using SignupWeb;
using SignupWeb.Kernel;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Outbox;
using Xunit;

namespace SignupTests.Platform.Bus;

/// <summary>What another system hears, and how it knows that it was us.</summary>
public sealed class TellingOtherSystems
{
    [Fact]
    public async Task An_event_arrives_once_signed_and_as_the_document_says()
    {
        await using var world = await BusWorld.Start();
        var (_, secret) = await world.Register();
        var story = Story.New();

        await world.Happen(story.Placed);

        var heard = Assert.Single(world.Receiver.Heard);
        Assert.True(DocumentedReceiver.IsGenuine(heard.Signature!, heard.Body, secret, world.Shop.Time.GetUtcNow()));
        Assert.Equal("application/cloudevents+json; charset=utf-8", heard.ContentType);
        var message = Assert.Single(await world.Shop.All<OutboxMessage>());
        Assert.Equal(
            $$$"""{"specversion":"1.0","id":"{{{message.Id}}}","source":"https://shop.example","type":"order.placed","subject":"{{{story.Signup}}}","time":"2026-11-21T13:32:00.0000000Z","datacontenttype":"application/json","data":{"orderId":"{{{story.Order}}}","signupId":"{{{story.Signup}}}","customerId":"{{{story.Customer}}}","remorseEndsAt":"1970-01-01T00:00:00+00:00"}}""",
            Encoding.UTF8.GetString(heard.Body));
        Assert.Equal((PostingState.Delivered, 1, 200), (await world.Postings()) is [var one] ? (one.State, one.Tries, one.LastStatus) : default);
        await world.Pass(TimeSpan.FromDays(4));
        Assert.Single(world.Receiver.Heard);
    }

    [Fact]
    public async Task What_was_forged_changed_or_is_old_does_not_pass_the_check_of_the_document_nor_its_example()
    {
        await using var world = await BusWorld.Start();
        var (_, secret) = await world.Register();
        await world.Happen(Story.New().Placed);
        var (heard, now) = (world.Receiver.Heard[0], world.Shop.Time.GetUtcNow());
        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(heard.Body).Replace("order.placed", "order.accepted", StringComparison.Ordinal));
        (string What, string Header, byte[] Body, string Secret, DateTimeOffset Now, bool Genuine)[] tries =
        [
            ("as it came", heard.Signature!, heard.Body, secret, now, true),
            ("five minutes later", heard.Signature!, heard.Body, secret, now.AddSeconds(300), true),
            ("old", heard.Signature!, heard.Body, secret, now.AddSeconds(301), false),
            ("changed", heard.Signature!, changed, secret, now, false),
            ("another's secret", heard.Signature!, heard.Body, secret + "x", now, false),
            ("another time", heard.Signature!.Replace("t=1", "t=2", StringComparison.Ordinal), heard.Body, secret, now, false),
            ("cut off", heard.Signature![..^1], heard.Body, secret, now, false),
        ];

        Assert.Equal(tries.Select(t => (t.What, t.Genuine)), tries.Select(t => (t.What, DocumentedReceiver.IsGenuine(t.Header, t.Body, t.Secret, t.Now))));
        Assert.Equal(tries.Select(t => t.Genuine), await ByTheExample(tries.Select(t => (object)new { t.Header, Body = Encoding.UTF8.GetString(t.Body), t.Secret, Now = t.Now.ToUnixTimeSeconds() })));
    }

    [Fact]
    public async Task Each_hears_what_it_wants_from_when_it_came_and_nothing_that_stays_inside()
    {
        await using var world = await BusWorld.Start();
        await using var other = await DocumentedReceiver.Start();
        await world.Happen(Story.New().Placed);
        await world.Register(events: ["order.placed", "signup.completed"]);
        await world.Register(other.Url);

        await world.Happen([.. Story.New().Whole, new CustomerVerified(CustomerId.New()), new RiskFound("late", "red", Guid.NewGuid(), "Look at it.")]);

        Assert.Equal(["order.placed", "signup.completed"], world.Receiver.Heard.Select(h => h.Type), StringComparer.Ordinal);
        Assert.Equal(Story.Names.Append("risk.found").Order(StringComparer.Ordinal), other.Heard.Select(h => h.Type).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(world.Receiver.Heard[0].Id, other.Heard.Single(h => h.Type == "order.placed").Id);
    }

    [Fact]
    public async Task Where_nobody_hears_nothing_is_written_down_and_who_comes_misses_nothing_from_then_on()
    {
        await using var world = await BusWorld.Start();
        await world.Post();
        await world.Shop.Announce(Story.New().Placed);
        Assert.Empty(await world.Shop.All<Delivery>());

        var (id, _) = await world.Register();
        await world.Happen(Story.New().Placed);
        await world.Shop.Get<SwitchReceiver>().Run(BusWorld.Ana, id, turnOn: false);
        await world.Happen(Story.New().Placed);
        await world.Shop.Get<SwitchReceiver>().Run(BusWorld.Ana, id, turnOn: true);
        await world.Happen(Story.New().Completed);

        Assert.Equal(["order.placed", "signup.completed"], world.Receiver.Heard.Where(h => h.Type != "risk.settled").Select(h => h.Type), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void Who_registers_while_somebody_looks_is_not_overlooked(bool found, bool registersMeanwhile, bool isThere)
    {
        var audience = new Audience();
        var before = audience.Before;
        if (registersMeanwhile) { audience.Expect(); }

        audience.LookedAt(found, before);

        Assert.Equal(isThere, audience.IsThere);
    }

    [Fact]
    public async Task While_a_secret_is_changed_both_sign_for_a_day()
    {
        await using var world = await BusWorld.Start();
        var (id, old) = await world.Register();
        var fresh = (await world.Shop.Get<RollReceiverSecret>().Run(BusWorld.Ana, id)).Value.Secret;

        await world.Happen(Story.New().Placed);
        await world.Pass(TimeSpan.FromDays(1));
        await world.Happen(Story.New().Placed);

        Assert.Equal([(true, true), (true, false)], world.Receiver.Heard.Select((h, day) =>
        {
            var then = world.Shop.Time.GetUtcNow().AddDays(day - 1);
            return (DocumentedReceiver.IsGenuine(h.Signature!, h.Body, fresh, then), DocumentedReceiver.IsGenuine(h.Signature!, h.Body, old, then));
        }));
    }

    [Fact]
    public async Task Secrets_stand_neither_in_a_log_nor_in_the_database()
    {
        await using var world = await BusWorld.Start();
        world.Receiver.Answer = (_, http) => { http.Response.StatusCode = 500; return Task.CompletedTask; };
        var (id, first) = await world.Register(world.Receiver.Url + "?token=of-the-receiver");
        var second = (await world.Shop.Get<RollReceiverSecret>().Run(BusWorld.Ana, id)).Value.Secret;

        await world.Happen(Story.New().Placed);
        await world.Pass(TimeSpan.FromMinutes(1));

        var (log, rows) = (string.Join('\n', world.Log.Lines), JsonSerializer.Serialize(new object[] { await world.Shop.All<Receiver>(), await world.Shop.All<SignupWeb.Platform.Auditing.AuditEntry>(), await world.Postings() }));
        Assert.Contains("did not take", log, StringComparison.Ordinal);
        foreach (var secret in new[] { first, second })
        {
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
            Assert.DoesNotContain(secret["whsec_".Length..], rows, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("of-the-receiver", log, StringComparison.Ordinal);
        Assert.NotNull(world.Shop.Get<ReceiverSecrets>().Open(await world.Registered(id)));
    }

    [Fact]
    public async Task A_customer_who_is_erased_is_in_none_that_is_kept_or_has_still_to_leave()
    {
        await using var world = await BusWorld.Start();
        world.Receiver.Answer = (heard, http) => { http.Response.StatusCode = heard.Type == "order.accepted" ? 500 : 200; return Task.CompletedTask; };
        var (_, secret) = await world.Register();
        var story = Story.New();
        await world.Happen(story.Reported, AcceptedOrders.Of(Sample.Team(), customer: story.Customer));

        await world.Happen(new CustomerErased(story.Customer, "Mara", null));
        world.Receiver.Answer = null;
        await world.Pass(TimeSpan.FromSeconds(6));

        Assert.Equal(2, (await world.Postings()).Count);
        Assert.DoesNotContain(await world.Postings(), p => p.Body.Contains(Sample.Mara.LastName, StringComparison.Ordinal) || p.Body.Contains(Sample.Mara.Email, StringComparison.Ordinal));
        var last = world.Receiver.Heard[^1];
        Assert.Equal(("order.accepted", string.Empty, "DE"), (last.Type, (string)last.Json["data"]!["party"]!["lastName"]!, (string)last.Json["data"]!["party"]!["country"]!));
        Assert.True(DocumentedReceiver.IsGenuine(last.Signature!, last.Body, secret, world.Shop.Time.GetUtcNow()));
    }

    /// <summary>Runs the JavaScript of the document, as somebody would who copied it from there.</summary>
    private static async Task<List<bool>> ByTheExample(IEnumerable<object> tries)
    {
        var script = TheDocument.Text.Split("```js\n")[1].Split("```")[0] + "\nconsole.log(JSON.stringify(JSON.parse(process.argv[1]).map(t => isGenuine(t.Header, t.Body, t.Secret, t.Now))));";
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "-e", script, "--", JsonSerializer.Serialize(tries)]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return JsonSerializer.Deserialize<List<bool>>(said)!;
    }
}
