using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Support;

/// <summary>What an entry in a request is: something said, or something done.</summary>
public enum EntryKind
{
    /// <summary>By the customer.</summary>
    Asked,

    /// <summary>By staff, to the customer.</summary>
    Answered,

    /// <summary>By staff, for staff alone.</summary>
    Noted,

    /// <summary>Somebody of the staff has it from now on.</summary>
    Taken,
    Closed,
    Reopened,

    /// <summary>Closed because its contract has ended.</summary>
    Ended,
}

/// <summary>One entry of a request, in the order it was made. It never changes.</summary>
public sealed class SupportMessage : IWatched
{
    private SupportMessage()
    {
    }

    public Guid Id { get; private init; }

    public SupportRequestId RequestId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    /// <summary>Its place in the request, from 1.</summary>
    public int Number { get; private init; }

    public EntryKind Kind { get; private init; }

    /// <summary>What was said; empty for what was done.</summary>
    public string Text { get; private init; } = string.Empty;

    /// <summary>The member of staff; null for the customer.</summary>
    public Guid? ByLogin { get; private init; }

    /// <summary>The member of staff by name; null for the customer, whose name is not written down here.</summary>
    public string? By { get; private init; }

    public DateTimeOffset At { get; private init; }

    /// <summary>The form it came from: sent twice, it is one message.</summary>
    public Guid FormId { get; private init; }

    public bool IsFromCustomer => ByLogin is null;

    public IEnumerable<string> Topics => [RequestId.ToString()];

    public static SupportMessage FromCustomer(SupportRequest request, EntryKind kind, string text, Guid form, DateTimeOffset now) => Of(request, kind, text, null, null, form, now);

    public static SupportMessage FromStaff(SupportRequest request, EntryKind kind, string text, Guid login, string name, Guid form, DateTimeOffset now) => Of(request, kind, text, login, name, form, now);

    /// <summary>Nobody did it: it came about.</summary>
    public static SupportMessage OfItself(SupportRequest request, EntryKind kind, DateTimeOffset now) => Of(request, kind, string.Empty, null, null, Guid.CreateVersion7(now), now);

    private static SupportMessage Of(SupportRequest request, EntryKind kind, string text, Guid? login, string? name, Guid form, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        RequestId = request.Id,
        CustomerId = request.CustomerId,
        Number = request.NextEntry(),
        Kind = kind,
        Text = text,
        ByLogin = login,
        By = name,
        At = now,
        FormId = form,
    };
}
