using Microsoft.Extensions.Localization;
using SignupWeb.Contracts;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Platform.Web;
using SignupWeb.Provisioning;

namespace SignupWeb.SysOps.OrderList;

/// <summary>How an order stands, in a word, and what that means now, in a few.</summary>
public static class OrderListWords
{
    /// <summary>The badge: its colour as the style sheet calls it, and its word.</summary>
    public static (string Css, string Word) State(OrderLine line, IStringLocalizer words) => line switch
    {
        { Money: ChargeState.Held } => ("red", words["Held"]),
        { Money: ChargeState.Compensating } => ("yellow", words["Money goes back"]),
        { Money: ChargeState.Compensated } => (string.Empty, words["Paid back"]),
        { Order.State: OrderState.Accepted } when IsBeingSetUp(line) => ("yellow", words["Being set up"]),
        { Order.State: var state } => State(state, words),
    };

    public static (string Css, string Word) State(OrderState state, IStringLocalizer words) => state switch
    {
        OrderState.Placed => ("accent", words["Placed"]),
        OrderState.Charging => ("accent", words["Charging"]),
        OrderState.PaymentFailed => ("yellow", words["Payment failed"]),
        OrderState.Accepted => ("green", words["Accepted"]),
        OrderState.Cancelled => (string.Empty, words["Cancelled"]),
    };

    /// <summary>What the state means now; empty where the contract's number says it all.</summary>
    /// <param name="said">An instant in words.</param>
    public static string Now(OrderLine line, DateTimeOffset now, ShopOptions shop, Func<DateTimeOffset, string> said, IStringLocalizer words, Sentences sentences) => line.Order switch
    {
        { State: OrderState.Placed, RemorseEndsAt: var end } => end > now ? words["can be cancelled until {0}", shop.Local(end).Clock()] : words["the time to cancel is over"],
        { State: OrderState.Charging, ChargingSince: { } since } => words["asked for payment {0}", said(since)],
        { State: OrderState.PaymentFailed, Failure: { } failure } => sentences.Say(failure.Sentence),
        { State: OrderState.Cancelled, CancelledAt: { } at } order => at < order.RemorseEndsAt ? words["in time, {0}", said(at)] : words["without payment, {0}", said(at)],
        { State: OrderState.Accepted } => Came(line, words),
        _ => string.Empty,
    };

    private static bool IsBeingSetUp(OrderLine line) => line.Contract is null or { State: ContractState.Signed } || line.Download is DownloadState.Requested or DownloadState.Granted;

    private static string Came(OrderLine line, IStringLocalizer words) => line switch
    {
        { Contract.State: ContractState.Ended } => words["ended"],
        { Download: DownloadState.Ready } => words["download ready"],
        { Download: not null } => words["download is being made ready"],
        { Contract: null } => words["the contract is being made"],
        _ => string.Empty,
    };
}
