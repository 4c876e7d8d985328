using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Customers;

/// <summary>A request to use another e-mail address for a login. It counts once the link mailed to the new address is used; only the newest request counts.</summary>
public sealed class AddressChange : IVersioned
{
    public const string LinkKind = "change-address";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Kind of the link with which the old address's owner takes a change back.</summary>
    public const string UndoKind = "undo-address";

    /// <summary>How long it can be taken back.</summary>
    public static readonly TimeSpan UndoLifetime = TimeSpan.FromDays(7);

    public Guid LoginId { get; init; }

    public EmailAddress NewAddress { get; private set; }

    /// <summary>Second id in the signed link.</summary>
    public Guid Link { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>What the address was before it moved; null while it has not.</summary>
    public EmailAddress? OldAddress { get; private set; }

    public DateTimeOffset? MovedAt { get; private set; }

    /// <summary>Second id in the link that takes it back.</summary>
    public Guid? UndoLink { get; private set; }

    public int Version { get; private set; }

    /// <summary>A new request; the last one's link stops working.</summary>
    public void Ask(EmailAddress newAddress, DateTimeOffset now) => (NewAddress, Link, AskedAt, UsedAt) = (newAddress, Guid.NewGuid(), now, null);

    public bool Opens(Guid link) => UsedAt is null && Link == link;

    public void Use(DateTimeOffset now) => UsedAt ??= now;

    /// <summary>The login has the new address now. Whoever moves it on within the week does not take the way back from the first owner.</summary>
    public void Moved(EmailAddress old, DateTimeOffset now)
    {
        if (MovedAt + UndoLifetime > now) { return; }
        (OldAddress, MovedAt, UndoLink) = (old, now, Guid.NewGuid());
    }

    /// <summary>The address there is to go back to by this link; null when it does not open that, or no more.</summary>
    public EmailAddress? BackBy(Guid link, DateTimeOffset now) => UndoLink == link && MovedAt + UndoLifetime > now ? OldAddress : null;
}
