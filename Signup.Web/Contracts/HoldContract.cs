using SignupWeb.Platform.Data;

namespace SignupWeb.Contracts;

internal static class HoldContract
{
    /// <summary>What is saved now holds only for the contract as it was read: whoever ends or amends it at the same moment makes one of the two look again.</summary>
    public static void Hold(this SignupDb db, Contract contract) => db.Entry(contract).Property(c => c.TextHash).IsModified = true;
}
