using System.Net;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Auditing;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Platform.Bus;

/// <summary>Where the shop posts to: the internet, and nothing beside the shop itself.</summary>
public sealed class AddressesOfReceivers
{
    [Theory]
    [InlineData("https://127.0.0.1/events", "ADDRESS_PRIVATE")]
    [InlineData("https://localhost:5443/events", "ADDRESS_PRIVATE")]
    [InlineData("https://2130706433/", "ADDRESS_PRIVATE")]
    [InlineData("https://0x7f000001/", "ADDRESS_PRIVATE")]
    [InlineData("https://0177.0.0.1/", "ADDRESS_PRIVATE")]
    [InlineData("https://127.1/", "ADDRESS_PRIVATE")]
    [InlineData("https://[::1]/", "ADDRESS_PRIVATE")]
    [InlineData("https://[::ffff:10.0.0.1]/", "ADDRESS_PRIVATE")]
    [InlineData("https://[::ffff:7f00:1]/", "ADDRESS_PRIVATE")]
    [InlineData("https://[fd00::1]/", "ADDRESS_PRIVATE")]
    [InlineData("https://169.254.169.254/latest/meta-data", "ADDRESS_PRIVATE")]
    [InlineData("http://erp.example.com/events", "ADDRESS_NOT_HTTPS")]
    [InlineData("https://ana:secret@erp.example.com/", "ADDRESS_INVALID")]
    [InlineData("ftp://erp.example.com/", "ADDRESS_INVALID")]
    [InlineData("erp.example.com", "ADDRESS_INVALID")]
    [InlineData("", "ADDRESS_INVALID")]
    public void Of_this_machine_of_private_networks_and_without_https_are_not_registered(string url, string code) =>
        Assert.Equal(code, new ReceiverAddress(Options.Create(new BusOptions())).Read(url).Refusal?.Code);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.251", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:192.168.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:0:7f00:1::", false)]
    [InlineData("2001:db8::1", false)]
    public void Are_on_the_internet_or_they_are_not(string address, bool isPublic) => Assert.Equal(isPublic, PublicNetwork.Has(IPAddress.Parse(address)));

    /// <summary>As with a name that stood for something else when it was registered.</summary>
    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task Whose_name_stands_for_a_private_one_get_nothing_though_they_are_registered(string host)
    {
        await using var world = await BusWorld.Start(allowsPrivate: false);
        var (id, port) = (ReceiverId.New(), new Uri(world.Receiver.Url).Port);
        await world.Shop.Save(Receiver.At(id, $"http://{host}:{port}/events", [], world.Shop.Get<ReceiverSecrets>().Make(id).Sealed, "Ana", world.Shop.Time.GetUtcNow()));

        await world.Happen(Story.New().Placed);

        Assert.Empty(world.Receiver.Heard);
        var tried = Assert.Single(await world.Postings());
        Assert.Equal((1, null), (tried.Tries, tried.LastStatus));
        Assert.StartsWith("The name stands for an address in a private network. Nothing was sent.", tried.LastAnswer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_lead_elsewhere_are_not_followed()
    {
        await using var world = await BusWorld.Start();
        await using var elsewhere = await DocumentedReceiver.Start();
        world.Receiver.Answer = (_, http) => { (http.Response.StatusCode, http.Response.Headers.Location) = (307, elsewhere.Url); return Task.CompletedTask; };
        await world.Register();

        await world.Happen(Story.New().Placed);

        Assert.Empty(elsewhere.Heard);
        Assert.Equal((PostingState.Waiting, 307), (await world.Postings()) is [var tried] ? (tried.State, tried.LastStatus) : default);
    }

    [Fact]
    public async Task Are_registered_once_though_two_do_it_at_the_same_time()
    {
        await using var world = await BusWorld.Start(allowsPrivate: false);
        var register = world.Shop.Get<RegisterReceiver>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => register.Run(BusWorld.Ana, new("https://ERP.example.com:443/signup", All: true, []))));

        Assert.Equal("https://erp.example.com/signup", Assert.Single(await world.Shop.All<Receiver>()).Url);
        Assert.Equal(3, answers.Count(a => a.Refusal?.Code == "RECEIVER_KNOWN"));
        Assert.Equal("EVENTS_MISSING", (await register.Run(BusWorld.Ana, new("https://two.example.com/", All: false, ["ping", "no.such"]))).Refusal!.Code);
    }

    [Fact]
    public async Task Are_changed_tried_and_removed_by_administrators_alone()
    {
        await using var world = await BusWorld.Start();
        await using var moved = await DocumentedReceiver.Start();
        var (id, _) = await world.Register();
        var manager = BusWorld.Ana with { Role = Role.Manager };

        Assert.Equal("FORBIDDEN", (await world.Shop.Get<ChangeReceiver>().Run(manager, id, new(moved.Url, All: true, []))).Refusal!.Code);
        Assert.False((await world.Shop.Get<ChangeReceiver>().Run(BusWorld.Ana, id, new(moved.Url, All: false, ["order.accepted"]))).IsRefused);
        Assert.False((await world.Shop.Get<PingReceiver>().Run(BusWorld.Ana, id)).IsRefused);
        await world.Happen(Story.New().Placed);
        Assert.Equal("ping", Assert.Single(moved.Heard).Type);

        await world.Shop.Get<SwitchReceiver>().Run(BusWorld.Ana, id, turnOn: false);
        Assert.Equal("RECEIVER_OFF", (await world.Shop.Get<PingReceiver>().Run(BusWorld.Ana, id)).Refusal!.Code);
        await world.Shop.Get<RemoveReceiver>().Run(BusWorld.Ana, id);
        Assert.False((await world.Shop.Get<RemoveReceiver>().Run(BusWorld.Ana, id)).IsRefused);
        Assert.Empty(await world.Postings());
        Assert.Equal("RECEIVER_NOT_FOUND", (await world.Shop.Get<PingReceiver>().Run(BusWorld.Ana, id)).Refusal!.Code);
        Assert.Equal(
            [AuditAction.RegisteredReceiver, AuditAction.ChangedReceiver, AuditAction.SwitchedReceiver, AuditAction.RemovedReceiver, AuditAction.PingedReceiver],
            (await world.Shop.All<AuditEntry>()).Select(e => e.Action).Order());
    }
}
