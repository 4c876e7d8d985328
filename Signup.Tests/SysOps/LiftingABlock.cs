using SignupTests.Customers;
using Microsoft.Extensions.DependencyInjection;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Auditing;
using SignupWeb.SysOps.Security;
using Xunit;

namespace SignupTests.SysOps;

/// <summary>Somebody tried too often and rings the shop: an administrator sees it, and lets them try again.</summary>
public sealed class LiftingABlock : CustomerWorld
{
    [Fact]
    public async Task Lets_them_try_again_at_once_and_after_a_restart_and_is_kept_in_the_audit()
    {
        await Registered();
        for (var n = 0; n < 10; n++) { await SignIn(password: "wrong-password", from: Elsewhere); }
        Assert.Equal("TOO_MANY_REQUESTS", (await SignIn(from: Elsewhere)).Refusal?.Code);

        var blocks = (await Db.Get<ReadBlocks>().Run(Ana)).Value;
        Assert.Equal([("sign-in from", Elsewhere.Address), ("sign-in to", "m•••@hafenlicht.example")], blocks.Select(b => (b.Block.What, b.Who)).Order());
        foreach (var line in blocks) { Assert.False((await Db.Get<LiftBlock>().Run(Ana, line.Block.Key)).IsRefused); }

        Assert.False((await SignIn(from: Elsewhere)).IsRefused);
        Assert.Empty(await Db.All<KeptTry>());
        Assert.Equal(2, (await Db.All<AuditEntry>()).Count(e => e.Action == AuditAction.LiftedBlock));
        Assert.Equal("BLOCK_NOT_FOUND", (await Db.Get<LiftBlock>().Run(Ana, blocks[0].Block.Key)).Refusal?.Code);
    }

    [Fact]
    public async Task Gives_a_range_its_reveals_back()
    {
        await Registered();
        for (var n = 0; n < 5; n++) { await Register(); }
        Assert.True((await Register()).Value.ByMail);

        var block = Assert.Single((await Db.Get<ReadBlocks>().Run(Ana)).Value, b => b.Block.What == "reveal");
        Assert.Equal((Office.Network, 5), (block.Who, block.Block.Count));
        await Db.Get<LiftBlock>().Run(Ana, block.Block.Key);

        Assert.Equal("EMAIL_EXISTS", (await Register()).Refusal?.Code);
    }

    protected override void Add(IServiceCollection services)
    {
        base.Add(services);
        services.AddAuditing().AddSingleton<ReadBlocks>().AddSingleton<LiftBlock>();
    }
}
