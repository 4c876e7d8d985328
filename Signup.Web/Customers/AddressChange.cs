using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>A request to use another e-mail address for a login. It counts once the link mailed to the new address is used; only the newest request counts.</summary>
public sealed class AddressChange : IVersioned
{
    public const string LinkKind = "change-address";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public Guid LoginId { get; init; }

    public EmailAddress NewAddress { get; private set; }

    /// <summary>Second id in the signed link.</summary>
    public Guid Link { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>A new request; the last one's link stops working.</summary>
    public void Ask(EmailAddress newAddress, DateTimeOffset now) => (NewAddress, Link, AskedAt, UsedAt) = (newAddress, Guid.NewGuid(), now, null);

    public bool Opens(Guid link) => UsedAt is null && Link == link;

    public void Use(DateTimeOffset now) => UsedAt ??= now;
}
