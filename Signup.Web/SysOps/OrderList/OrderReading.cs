using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Provisioning;

namespace SignupWeb.SysOps.OrderList;

/// <summary>An order as a line of the table, with what came of it.</summary>
/// <param name="Money">Where its money stands; null before a card was asked.</param>
/// <param name="Contract">Null before it is signed.</param>
/// <param name="Download">Null where no file was bought.</param>
public sealed record OrderLine(Order Order, ChargeState? Money, OrderContract? Contract, DownloadState? Download);

/// <summary>The contract made from an order.</summary>
public sealed record OrderContract(ContractId Id, string Number, ContractState State);

/// <summary>The orders of the filter in one currency, and the money of those that were accepted.</summary>
public sealed record OrderSum(int Orders, int Accepted, Money Net, Money Tax, Money Total);

/// <summary>A page of the table of orders.</summary>
/// <param name="Sums">What the whole filter comes to, by currency; null where nobody asked for days or words, or where that is more than is added up or found.</param>
/// <param name="Products">What was ever sold, for the filter.</param>
/// <param name="ThereAreMore">The words mean more orders than were looked at.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record OrderReading(IReadOnlyList<OrderLine> Lines, IReadOnlyList<OrderSum>? Sums, IReadOnlyList<(PlanId Id, string Name)> Products, bool ThereAreMore, OrderPlace? Next)
{
    public static readonly OrderReading Empty = new([], null, [], ThereAreMore: false, null);
}
