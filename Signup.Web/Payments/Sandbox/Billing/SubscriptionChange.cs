using System.Globalization;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;
using SignupWeb.Payments.Sandbox.Store;

namespace SignupWeb.Payments.Sandbox.Billing;

/// <summary>What a change of items does to a subscription: the items afterwards, the money for the rest of the period, and whether a new period begins now.</summary>
/// <param name="Items">Items after the change.</param>
/// <param name="Prorations">Credits for unused time and debits for the remaining time, to the second.</param>
/// <param name="NewPeriod">True when the interval changed or the anchor was set to now.</param>
internal sealed record SubscriptionChange(IReadOnlyList<JsonObject> Items, IReadOnlyList<LineDraft> Prorations, bool NewPeriod)
{
    /// <summary>Works the change out without storing anything.</summary>
    public static SubscriptionChange Of(Work work, JsonObject subscription, IEnumerable<JsonObject> asked, bool prorate, bool anchorNow, long? moment)
    {
        var at = moment ?? work.Now;
        var old = subscription.Objects("items.data").ToList();
        if (at < old[0].Whole("current_period_start") || at > old[0].Whole("current_period_end")) { throw RefusedException.Invalid("proration_date must be within the current billing period.", "proration_date"); }

        var items = old.Select(i => i.DeepClone().AsObject()).ToList();
        var position = 0;
        foreach (var change in asked) { Apply(work, subscription, items, change, $"items[{position++}]"); }

        SubscriptionItems.CheckTogether(items);
        var newPeriod = anchorNow || Interval(old[0]) != Interval(items[0]);
        var paid = subscription.Text("status") is "active" or "past_due";
        return new(items, prorate && paid ? [.. Differences(work, subscription, old, items, at, newPeriod)] : [], newPeriod);
    }

    /// <summary>Credits for what is left of the period, for a subscription that ends now.</summary>
    public static IEnumerable<LineDraft> Unused(Work work, JsonObject subscription) =>
        subscription.Objects("items.data").Select(item => Part(work, subscription, item, work.Now, credit: true));

    private static void Apply(Work work, JsonObject subscription, List<JsonObject> items, JsonObject change, string path)
    {
        if (change.Text("id") is not { } id)
        {
            var added = SubscriptionItems.New(work, subscription.Need("id"), change, path);
            added["current_period_start"] = items[0].Whole("current_period_start");
            added["current_period_end"] = items[0].Whole("current_period_end");
            items.Add(added);
            return;
        }

        var at = items.FindIndex(i => i.Text("id") == id);
        if (at < 0) { throw RefusedException.NoSuch("subscription_item", id, $"{path}[id]"); }
        if (change.Is("deleted")) { items.RemoveAt(at); }
        else { items[at] = SubscriptionItems.Changed(work, items[at], change, path); }
    }

    private static IEnumerable<LineDraft> Differences(Work work, JsonObject subscription, List<JsonObject> old, List<JsonObject> items, long at, bool newPeriod)
    {
        foreach (var before in old)
        {
            var after = items.Find(i => i.Text("id") == before.Text("id"));
            if (!newPeriod && after is not null && Same(before, after)) { continue; }

            yield return Part(work, subscription, before, at, credit: true);
            if (after is not null && !newPeriod) { yield return Part(work, subscription, after, at, credit: false); }
        }

        foreach (var added in items.Where(i => !newPeriod && old.TrueForAll(o => o.Text("id") != i.Text("id")))) { yield return Part(work, subscription, added, at, credit: false); }
    }

    private static LineDraft Part(Work work, JsonObject subscription, JsonObject item, long at, bool credit)
    {
        var (start, end) = (item.Whole("current_period_start")!.Value, item.Whole("current_period_end")!.Value);
        var rest = Math.Clamp(end - at, 0, end - start);
        var whole = SubscriptionItems.Line(work, item, subscription.Need("id"), at, end);
        var amount = InvoiceMath.Cents((decimal)whole.Amount * rest / (end - start));
        var day = DateTimeOffset.FromUnixTimeSeconds(at).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        var name = SubscriptionItems.Name(work, item["price"]!.AsObject());
        return whole with
        {
            Amount = credit ? -amount : amount,
            Description = credit ? $"Unused time on {name} after {day}" : $"Remaining time on {name} after {day}",
            Proration = true,
            Discountable = false,
        };
    }

    private static bool Same(JsonObject one, JsonObject other) => one.Text("price.id") == other.Text("price.id") && one.Whole("quantity") == other.Whole("quantity");

    private static string Interval(JsonObject item) => $"{item.Text("price.recurring.interval")} {item.Whole("price.recurring.interval_count")}";
}
