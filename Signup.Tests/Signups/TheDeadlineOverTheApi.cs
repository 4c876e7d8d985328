using System.Text.Json.Nodes;
using SignupTests.Journeys;
using SignupWeb.Orders;
using SignupWeb.Signups;
using Xunit;

namespace SignupTests.Signups;

/// <summary>A program that drives a sign-up is told when something happens by itself next.</summary>
[Collection("The shop")]
public sealed class TheDeadlineOverTheApi(TheShop shop)
{
    [Fact]
    public async Task Is_the_end_of_the_sign_up_then_the_charge_and_none_when_it_is_over()
    {
        using var mara = new Headless(shop.Host);
        await mara.Start();
        var begun = (await shop.Host.All<Signup>()).Single(s => s.Id.ToString() == mara.SignupId);

        Assert.Equal(begun.StartedAt + SignupExpiry.After, Deadline(await mara.Signup()));

        await mara.Register(shop.NewAddress());
        await mara.FillIn();
        await mara.AddCard();
        await mara.Submit();
        var order = (await shop.Host.All<Order>()).Single(o => o.SignupId.ToString() == mara.SignupId);
        Assert.Equal(order.RemorseEndsAt, Deadline(await mara.Signup()));

        await shop.Change<Signup>(s => s.Id == order.SignupId, s => s.Cancel(shop.Now));
        Assert.Null(Deadline(await mara.Signup()));
    }

    private static DateTimeOffset? Deadline(JsonNode signup) => signup["deadline"] is { } at ? DateTimeOffset.Parse((string)at!, System.Globalization.CultureInfo.InvariantCulture) : null;
}
