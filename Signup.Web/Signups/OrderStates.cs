using Microsoft.Extensions.Localization;
using SignupWeb.Orders;
using SignupWeb.Platform.Web;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.Signups;

/// <summary>The line of states on the order's page: Placed, Payment, Accepted, Being set up, Ready, the last two by what was bought; or where a cancelled order stopped. The first time names the zone of all.</summary>
internal static class OrderStates
{
    public static IReadOnlyList<OrderStep> Of(Order order, OrderStanding standing, ShopOptions shop, IStringLocalizer<SignupsTexts> texts)
    {
        string At(DateTimeOffset instant) => shop.Local(instant).Clock();
        OrderStep placed = new(texts["Placed"], OrderStepMark.Done, $"{At(order.PlacedAt)} ({shop.Local(order.PlacedAt).Zone()})");
        if (order.State == OrderState.Cancelled) { return [placed, new(texts["Cancelled"], OrderStepMark.Stopped, At(order.CancelledAt!.Value))]; }
        var accepted = order.State == OrderState.Accepted;
        var ready = accepted && standing.ReadySince is not null;
        return
        [
            placed,
            order.State switch
            {
                OrderState.Placed when order.HasNoWindow => new(texts["Payment"], OrderStepMark.Now, texts["now"]),
                OrderState.Placed => new(texts["Payment"], OrderStepMark.Now, texts["at {0}", At(order.RemorseEndsAt)]),
                OrderState.Charging => new(texts["Payment"], OrderStepMark.Now, At(order.ChargingSince!.Value)),
                OrderState.PaymentFailed when order.Failure!.AuthenticationUrl is not null => new(texts["Payment"], OrderStepMark.Now, texts["waits for you"]),
                OrderState.PaymentFailed => new(texts["Payment"], OrderStepMark.Failed, At(order.Failure!.At)),
                OrderState.Accepted or OrderState.Cancelled => new(texts["Payment"], OrderStepMark.Done, At(order.AcceptedAt!.Value)),
            },
            accepted ? new(texts["Accepted"], OrderStepMark.Done, At(order.AcceptedAt!.Value)) : new(texts["Accepted"], OrderStepMark.Ahead),
            new(texts["Being set up"], ready ? OrderStepMark.Done : accepted && standing.HasFailed ? OrderStepMark.Failed : accepted ? OrderStepMark.Now : OrderStepMark.Ahead, !accepted || ready ? null : standing.HasFailed ? texts["not provided yet"].Value : texts["a few seconds"].Value),
            new(texts["Ready"], ready ? OrderStepMark.Done : OrderStepMark.Ahead, ready ? At(standing.ReadySince!.Value) : null),
        ];
    }
}
