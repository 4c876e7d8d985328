using SignupTests.Support;
using SignupWeb.Payments.Webhooks;
using Xunit;

namespace SignupTests.Payments;

/// <summary>Webhooks that come one upon another are all kept before they are acted on, but nothing waits for long.</summary>
public sealed class ABurstOfWebhooks
{
    private readonly ManualTime time = new(new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero));
    private readonly Burst burst;

    public ABurstOfWebhooks() => burst = new(time);

    [Fact]
    public void One_by_itself_is_acted_on_at_once()
    {
        burst.Count();

        Assert.False(burst.IsOn);
    }

    [Fact]
    public void Many_at_once_wait_until_no_more_come()
    {
        Come(Burst.Many);

        Assert.True(burst.IsOn);
        time.Advance(Burst.Pause);
        Assert.False(burst.IsOn);
    }

    [Fact]
    public void As_many_far_apart_are_none()
    {
        for (var i = 0; i < Burst.Many; i++)
        {
            burst.Count();
            time.Advance(Burst.Pause);
        }

        Assert.False(burst.IsOn);
    }

    [Fact]
    public void One_that_goes_on_is_acted_on_after_a_while()
    {
        var began = time.GetUtcNow();
        while (time.GetUtcNow() < began + Burst.Longest)
        {
            Come(Burst.Many);
            time.Advance(Burst.Pause / 2);
        }

        Come(Burst.Many);
        Assert.False(burst.IsOn);
    }

    private void Come(int count)
    {
        for (var i = 0; i < count; i++) { burst.Count(); }
    }
}
