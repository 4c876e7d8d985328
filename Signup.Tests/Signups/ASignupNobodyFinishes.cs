using Microsoft.Extensions.DependencyInjection;
using SignupTests.Support;
using SignupTests.SysOps.People;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>R2, transaction not successful: a closed tab gets one mail with the way back after an hour; after thirty days it is over, and who it was goes.</summary>
public sealed class ASignupNobodyFinishes : IAsyncLifetime
{
    private TestDatabase house = null!;
    private SignupId id;

    public async Task InitializeAsync()
    {
        house = await TestDatabase.Create(services => services.AddAccess().AddSingleton<CustomerProfiles>().AddSingleton<AttachCustomer>().AddDeadline<ResumeLink>().AddDeadline<SignupExpiry>().AddHandler<ForgetSignups>());
        await house.Change(db =>
        {
            var now = house.Time.GetUtcNow();
            var signup = Signup.Start(FlowOwner.NewBusiness, Sample.Team(), "DE", now);
            id = signup.Id;
            db.AddRange(signup, Deadline.At(SignupExpiry.Kind, id.Value, now + SignupExpiry.After));
            return Task.CompletedTask;
        });
        var customer = default(CustomerId);
        await house.Change(db =>
        {
            customer = KnownCustomer.PlantNobody(db, "mara@hafenlicht.example", house.Time.GetUtcNow()).Id;
            return Task.CompletedTask;
        });
        Assert.False((await house.Get<AttachCustomer>().Run(id, customer)).IsRefused);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task Is_mailed_the_way_back_once_an_hour_after_its_customer_is_known()
    {
        await house.Pass(TimeSpan.FromMinutes(59));
        Assert.Empty(await house.All<MailMessage>());
        await house.Pass(TimeSpan.FromMinutes(1));
        await house.Pass(TimeSpan.FromDays(3));

        var mail = Assert.Single(await house.All<MailMessage>());
        Assert.Equal(("mara@hafenlicht.example", "Continue your sign-up"), (mail.Recipient, mail.Subject));
    }

    [Fact]
    public async Task Is_over_after_thirty_days_and_its_quote_says_no_more_who_was_to_buy()
    {
        await house.Save(new Quote { Id = QuoteId.New(), SignupId = id, Offer = Sample.Team(), Party = Sample.Mara, PaymentProfileId = PaymentProfileId.New(), Net = new(14_900, "eur"), Tax = new(2_831, "eur"), Total = new(17_731, "eur"), TextHash = "x", FrozenAt = house.Time.GetUtcNow() });

        await house.Pass(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        Assert.True(Assert.Single(await house.All<Signup>()).IsOpen);
        await house.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(SignupState.Expired, Assert.Single(await house.All<Signup>()).State);
        Assert.DoesNotContain("Lindqvist", Assert.Single(await house.All<Quote>()).Party.ToString(), StringComparison.Ordinal);
    }
}
