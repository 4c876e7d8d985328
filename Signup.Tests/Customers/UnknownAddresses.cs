using SignupWeb.Customers;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Links;
using Xunit;

namespace SignupTests.Customers;

/// <summary>Endpoints that answer the same for known and unknown addresses also write for both, since a write takes its time.</summary>
public sealed class UnknownAddresses : CustomerWorld
{
    [Fact]
    public async Task A_forgotten_password_and_a_new_verification_link_write_without_an_account_too()
    {
        await Db.Get<RequestPasswordReset>().Run(Mara, Office);
        await Db.Get<ResendVerification>().Run(Mara);

        Assert.Single(await Db.All<UsedLink>(), l => l.Kind == "decoy");
        Assert.Single(await Db.All<Deadline>(), d => d.Kind == MailVerificationAgain.Kind && d.IsOpen);
    }

    [Fact]
    public async Task With_an_account_there_is_the_mail_and_nothing_more()
    {
        await Registered();

        await Db.Get<RequestPasswordReset>().Run(Mara, Office);
        await Db.Get<ResendVerification>().Run(Mara);

        Assert.Empty(await Db.All<UsedLink>());
        Assert.Single(await Db.All<Deadline>(), d => d.Kind == MailVerificationAgain.Kind && d.IsOpen);
        Assert.Single(await Mails("verify-email"));
        await Db.Pass(TimeSpan.Zero);
        Assert.Equal((1, 2), ((await Mails("reset-password")).Count, (await Mails("verify-email")).Count));
    }
}
