using SignupTests.Platform.Bus;
using SignupTests.Support;
using SignupWeb.Platform.Bus;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>A whole sign-up in the real application, as another system hears of it.</summary>
public sealed class HeardByOthers
{
    [Fact]
    public async Task A_sign_up_is_told_from_request_to_completion_in_order_once_and_signed()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var receiver = await DocumentedReceiver.Start();
        using var host = new AppHost(time, settings: [new("Bus:AllowPrivateAddresses", "true"), new("Signups:ReportCustomerData", "true")]);
        var secret = (await host.Get<RegisterReceiver>().Run(BusWorld.Ana, new(receiver.Url, All: true, []))).Value.Secret;
        using var mara = new Headless(host);
        await mara.Order(email: "mara@hafenlicht.example");
        time.Advance(TimeSpan.FromSeconds(20));

        await Eventually.Hold(() => receiver.Heard.Any(h => h.Type == "signup.completed"), "word of the completed sign-up");

        var heard = receiver.Heard.Where(h => h.Subject == mara.SignupId).ToList();
        Assert.Equal(
            ["signup.requested", "signup.requested.tmp", "order.placed", "purchase.confirmed", "order.accepted", "contract.signed", "thankYouPage.published", "signup.completed"],
            heard.Select(h => h.Type), StringComparer.Ordinal);
        Assert.All(heard, h => Assert.True(DocumentedReceiver.IsGenuine(h.Signature!, h.Body, secret, time.GetUtcNow())));
        Assert.Equal("mara@hafenlicht.example", (string)heard[4].Json["data"]!["party"]!["email"]!);
    }
}
