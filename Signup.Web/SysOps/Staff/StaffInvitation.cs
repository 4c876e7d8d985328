using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Staff;

/// <summary>Somebody who was asked by mail to join the team. The row goes when they join or it is withdrawn, or long after its time, and its links with it.</summary>
public sealed class StaffInvitation : IVersioned, IWatched
{
    public const string LinkKind = "staff-invitation";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public static readonly Refusal NotFound = Refusal.NotFound("INVITATION_NOT_FOUND", "There is no such invitation any more.");

    public StaffInvitationId Id { get; private init; }

    public EmailAddress Email { get; private init; }

    /// <summary>The form that must be unique: an address has one invitation at most.</summary>
    public string NormalizedEmail { get; private init; } = string.Empty;

    public Role Role { get; private init; }

    /// <summary>Of the mail, and of those that follow.</summary>
    public string Culture { get; private init; } = string.Empty;

    public string By { get; private set; } = string.Empty;

    public DateTimeOffset SentAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>In the newest link; older ones do not work.</summary>
    public Guid Ticket { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [Login.StaffTopic];

    public static StaffInvitation To(EmailAddress email, Role role, string culture, string by, DateTimeOffset now)
    {
        var invitation = new StaffInvitation { Id = StaffInvitationId.New(), Email = email, NormalizedEmail = email.Normalized, Role = role, Culture = culture };
        invitation.Renew(by, now);
        return invitation;
    }

    /// <summary>Only the link sent from now on works.</summary>
    public void Renew(string by, DateTimeOffset now) => (By, SentAt, ExpiresAt, Ticket) = (by, now, now + Lifetime, Guid.NewGuid());
}

internal sealed class StaffInvitationTable : IEntityTypeConfiguration<StaffInvitation>
{
    public void Configure(EntityTypeBuilder<StaffInvitation> builder)
    {
        builder.ToTable("staff_invitations");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.NormalizedEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.HasIndex(i => i.NormalizedEmail).IsUnique();
        builder.Property(i => i.Culture).HasMaxLength(10);
        builder.Property(i => i.By).HasMaxLength(201);
    }
}
