using SignupTests.Support;
using SignupWeb.Customers;
using SignupWeb.Customers.Registering;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>What was registered and never claimed goes after 30 days, and nothing else does.</summary>
public sealed class AnAccountNobodyClaimed(TheShop shop) : IClassFixture<TheShop>
{
    [Fact]
    public async Task Goes_after_thirty_days_unless_it_is_confirmed_signed_in_to_or_on_the_way_to_buy()
    {
        var nobody = await Registered();
        var (confirmed, signedIn, buying) = (await Registered(), await Registered(SessionKind.Cookie), await Registered());
        await shop.Change<Customer>(c => c.Id == confirmed, c => c.Verify(shop.Now));
        var signup = Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", shop.Now);
        signup.Attach(buying);
        await shop.Plant(signup);
        await Forget(TimeSpan.FromDays(29));
        Assert.Equal(4, await Left(nobody, confirmed, signedIn, buying));

        await Forget(TimeSpan.FromDays(31));

        Assert.Equal((3, 0), (await Left(confirmed, signedIn, buying), await Left(nobody)));
        Assert.DoesNotContain(await shop.Host.All<Login>(), l => l.Id == nobody.Value);
    }

    private async Task<CustomerId> Registered(SessionKind? session = null)
    {
        var registration = new Registration(shop.NewAddress(), "kran-elbe-mittwoch") { FirstName = "Mara", LastName = "Lindqvist", TermsVersion = TermsOfUse.Version, Session = session };
        return (await shop.Host.Get<RegisterCustomer>().Run(registration, Origin.Unknown)).Value.CustomerId;
    }

    /// <summary>As the night does, that much later than now.</summary>
    private Task<bool> Forget(TimeSpan later) => shop.Host.Get<UnitOfWork>().Run(db => new ForgetUnclaimed().Forget(db, shop.Now + later, 100, default));

    private async Task<int> Left(params CustomerId[] ids) => (await shop.Host.All<Customer>()).Count(c => ids.Contains(c.Id));
}
