using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Auditing;

/// <summary>One value that became another.</summary>
/// <param name="What">Which one, in English; translated when shown.</param>
/// <param name="Before">Null when there was none.</param>
/// <param name="After">Null when there is none any more.</param>
public sealed record AuditChange(string What, string? Before, string? After);

/// <summary>One thing a member of the team did, saved in the transaction it was done in. Never changed; only what it says of an erased customer goes.</summary>
public sealed class AuditEntry : IWatched
{
    /// <summary>What the page of all entries watches.</summary>
    public const string Topic = "audit";

    public Guid Id { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>The login of whoever did it.</summary>
    public Guid ActorId { get; private init; }

    /// <summary>Their name then.</summary>
    public string By { get; private init; } = string.Empty;

    /// <summary>Their role then.</summary>
    public Role Role { get; private init; }

    public AuditAction Action { get; private init; }

    /// <summary>What it was done to, by its number or name; never a customer's name.</summary>
    public string Subject { get; private init; } = string.Empty;

    /// <summary>The id of what it was done to, where it has a page.</summary>
    public Guid? SubjectId { get; private init; }

    /// <summary>The customer it concerns: <see cref="Changes"/> go with them.</summary>
    public Guid? CustomerId { get; private init; }

    public IReadOnlyList<AuditChange> Changes { get; private set; } = [];

    public IEnumerable<string> Topics => [Topic];

    internal static AuditEntry Of(Access.Actor actor, AuditAction action, AuditSubject subject, IEnumerable<AuditChange> changes, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        At = now,
        ActorId = actor.LoginId!.Value,
        By = actor.Name,
        Role = actor.Role,
        Action = action,
        Subject = subject.Name,
        SubjectId = subject.Id,
        CustomerId = subject.Customer?.Value,
        Changes = [.. changes],
    };

    /// <summary>Keeps that it was done, not what was said of the customer.</summary>
    public void Forget() => Changes = [];
}

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.By).HasMaxLength(201);
        builder.Property(e => e.Subject).HasMaxLength(AuditSubject.MaxName);
        builder.Property(e => e.Changes).AsJson();
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => new { e.ActorId, e.Id });
        builder.HasIndex(e => new { e.Action, e.Id });
        builder.HasIndex(e => new { e.Subject, e.Id });
        builder.HasIndex(e => e.CustomerId);
    }
}
