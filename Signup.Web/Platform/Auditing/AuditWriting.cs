using Microsoft.EntityFrameworkCore.Infrastructure;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Auditing;

/// <summary>What something was done to.</summary>
/// <param name="Name">Its number or name, as one would look for it; never a customer's name, which must not outlive the customer.</param>
/// <param name="Id">Its id, where it has a page.</param>
/// <param name="Customer">Whom it concerns.</param>
public sealed record AuditSubject(string Name, Guid? Id = null, CustomerId? Customer = null)
{
    public const int MaxName = 260;

    public static AuditSubject Of(CustomerId customer) => new(customer.ToString(), customer.Value, customer);
}

public static class AuditWriting
{
    private const int MaxValue = 500;

    /// <summary>Keeps who did it, in the transaction of what they did. What customers do to their own things, and the application itself, is none of the audit's.</summary>
    public static void Audit(this SignupDb db, Actor actor, AuditAction action, AuditSubject subject, params IEnumerable<AuditChange> changes)
    {
        if (actor.Role == Role.Customer || actor.LoginId is null || actor.LoginId == Guid.Empty) { return; }
        db.Add(AuditEntry.Of(actor, action, subject with { Name = Short(subject.Name, AuditSubject.MaxName)! }, changes.Where(c => c.Before != c.After).Select(Short), db.GetService<TimeProvider>().GetUtcNow()));
    }

    private static AuditChange Short(AuditChange change) => change with { Before = Short(change.Before, MaxValue), After = Short(change.After, MaxValue) };

    private static string? Short(string? text, int most) => text?.Length > most ? text[..most] : text;
}
