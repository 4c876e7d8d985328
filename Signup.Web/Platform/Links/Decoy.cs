using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Links;

public static class Decoy
{
    /// <summary>
    /// Writes a row that means nothing, where one would be written for an address that has an account: else the time of the
    /// answer would tell. It is deleted with the day's used links.
    /// </summary>
    public static void AddDecoy(this SignupDb db, DateTimeOffset now) => db.Add(new UsedLink { Nonce = $"decoy {Guid.NewGuid():N}", Kind = "decoy", ExpiresAt = now });
}
