using Microsoft.EntityFrameworkCore;
using SignupTests.Journeys;
using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.SysOps.Moving;

/// <summary>A shop in which two customers have a contract, one monthly and one yearly, and a third has only an account, and a company that a spreadsheet would run.</summary>
public sealed class OldShop : IAsyncLifetime
{
    internal const string Formula = "=cmd|' /C calc'!A0";

    internal ManualTime Time { get; } = new(DateTimeOffset.UtcNow);

    internal AppHost Shop { get; private set; } = null!;

    internal string Mara { get; } = Shops.NewAddress("moved");

    public async Task InitializeAsync()
    {
        Shop = new AppHost(Time);
        using var mara = new Headless(Shop);
        using var ben = new Headless(Shop);
        await mara.Order(email: Mara);
        await ben.Order("Critical", "yearly", email: Shops.NewAddress("moved"));
        var (_, cleo) = await Shop.Registered(Shops.NewAddress("moved"));
        _ = (await Shop.Get<UpdateProfile>().Run(new Actor(cleo.Value, Role.Customer, null, "Cleo"), cleo, new() { Company = Formula })).Value;
        await Shop.Get<UnitOfWork>().Run(async db => (await db.Set<Customer>().SingleAsync(c => c.Id == cleo)).Verify(Time.GetUtcNow())); // who never proves an address is forgotten
        Shop.LetTheWindowPass();
        await Eventually.Hold(async () => (string?)(await mara.Signup())["state"] == "completed" && (string?)(await ben.Signup())["state"] == "completed", "both bought");
    }

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}
