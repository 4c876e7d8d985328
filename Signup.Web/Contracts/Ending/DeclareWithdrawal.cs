using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Contracts.Ending;

/// <summary>Writes down that a customer withdraws, and tells everybody whose matter it is, in the caller's transaction.</summary>
public static class DeclareWithdrawal
{
    /// <param name="inTime">What counts for the period; earlier than the declaration for who asked for the link in time.</param>
    /// <returns>Why not; null when it is declared. Again is a no-op.</returns>
    public static Refusal? Into(SignupDb db, Contract contract, Withdrawal declared, DateTimeOffset inTime, TimeZoneInfo zone)
    {
        if (contract.Withdrawal is not null) { return null; }
        if (contract.Withdraw(declared, inTime, zone) is { } refused) { return refused; }
        db.Announce(new ContractWithdrawn(contract.Id, contract.OrderId, contract.CustomerId, declared.Reference, declared.DeclaredAt, declared.Back, declared.Kept));
        return null;
    }
}
