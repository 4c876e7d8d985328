using SignupTests.Support;
using SignupWeb;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Platform.Outbox;
using SignupWeb.Signups;
using SignupWeb.Subscriptions;
using SignupWeb.SysOps.Journeys;
using SignupWeb.SysOps.People;
using Xunit;

namespace SignupTests.Journeys;

/// <summary>Each state that anything came to was announced exactly once, nothing was announced that did not come about, and the page of each sign-up tells it.</summary>
internal static class WordOfEachState
{
    public static async Task Holds(AppHost shop, string walk)
    {
        var (signups, orders, contracts, subscriptions) = (await shop.All<Signup>(), await shop.All<Order>(), await shop.All<Contract>(), await shop.All<Subscription>());
        var accepted = orders.FindAll(o => o.State == OrderState.Accepted);
        List<(string Word, Guid Of)> due =
        [
            .. signups.Select(s => (nameof(SignupStarted), s.Id.Value)),
            .. signups.Where(s => s.EndedAt is not null).Select(s => (EndOf(s), s.Id.Value)),
            .. orders.Select(o => (nameof(OrderPlaced), o.Id.Value)),
            .. orders.Where(o => o.State is OrderState.Accepted or OrderState.Cancelled).Select(o => (o.State == OrderState.Accepted ? nameof(OrderAccepted) : nameof(OrderCancelled), o.Id.Value)),
            .. accepted.Select(o => (nameof(ContractSigned), o.Id.Value)),
            .. contracts.Where(c => c.Withdrawal is not null).Select(c => (nameof(ContractWithdrawn), c.OrderId.Value)),
            .. subscriptions.Select(s => (nameof(SubscriptionStarted), s.OrderId.Value)),
            .. subscriptions.Where(s => !s.IsRunning).Select(s => (nameof(SubscriptionEnded), s.OrderId.Value)),
        ];
        var words = due.Select(d => d.Word).ToHashSet(StringComparer.Ordinal);
        words.UnionWith([nameof(SignupCompleted), nameof(SignupCancelled), nameof(SignupExpired), nameof(OrderAccepted), nameof(OrderCancelled), nameof(ContractWithdrawn), nameof(SubscriptionEnded)]);

        var written = (await shop.All<OutboxMessage>()).Where(m => words.Contains(m.Type)).Select(About);

        Assert.Equal((walk, InOrder(due)), (walk, InOrder(written)));
        foreach (var signup in signups) { await IsTold(shop, signup, due, walk); }
    }

    /// <summary>What the team reads of one sign-up.</summary>
    private static async Task IsTold(AppHost shop, Signup signup, List<(string Word, Guid Of)> due, string walk)
    {
        var own = due.FindAll(d => d.Word is not (nameof(SubscriptionEnded) or nameof(ContractWithdrawn)) && (d.Of == signup.Id.Value || d.Of == signup.OrderId?.Value));
        var story = (await shop.Get<ReadJourney>().Run(signup.Id, new(ReadTimeline.Most)))!.Story.Entries.OfType<TimelineEntry.Written>().Where(e => own.Exists(d => d.Word == e.Message.Type)).Select(e => About(e.Message)).ToHashSet();
        foreach (var state in own)
        {
            Assert.True(story.Contains(state), $"{walk}: {state.Word} of sign-up {signup.Id} is on no page");
        }
    }

    private static string EndOf(Signup signup) => signup.State switch
    {
        SignupState.Completed => nameof(SignupCompleted),
        SignupState.Cancelled => nameof(SignupCancelled),
        SignupState.Expired => nameof(SignupExpired),
        _ => $"{signup.State} and ended",
    };

    /// <summary>By its sign-up where it is about that, else by its order.</summary>
    private static (string Word, Guid Of) About(OutboxMessage message) =>
        (message.Type, (message.Type.StartsWith("Signup", StringComparison.Ordinal) ? message.SignupId : message.OrderId)!.Value);

    private static string InOrder(IEnumerable<(string Word, Guid Of)> words) => string.Join('\n', words.Select(w => $"{w.Word} {w.Of}").Order(StringComparer.Ordinal));
}
