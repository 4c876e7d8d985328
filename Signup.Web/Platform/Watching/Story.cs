using System.Diagnostics;
using System.Security.Cryptography;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Watching;

/// <summary>
/// The trace of a sign-up: whatever is done for it, in whichever request or worker and after however many restarts, is told under one
/// trace id that follows from the sign-up's own (docs/decisions/0067).
/// </summary>
public static class Story
{
    /// <summary>Of the source of all our spans.</summary>
    public const string Name = "Signup";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>False while nobody listens: then nothing needs to be looked up for it.</summary>
    public static bool IsTold => Source.HasListeners();

    /// <summary>The trace id of a sign-up, as W3C writes it. It is mixed, because samplers take the beginning of an id for chance.</summary>
    public static ActivityTraceId TraceOf(Guid signup) => ActivityTraceId.CreateFromBytes(SHA256.HashData(signup.ToByteArray()).AsSpan(0, 16));

    /// <summary>Something begins that belongs to a sign-up; to none that is known where that is null. It ends when it is disposed of.</summary>
    public static Activity? Begin(string what, Guid? signup = null, ActivityKind kind = ActivityKind.Internal)
    {
        if (!IsTold) { return null; }
        return signup is { } whose && Within(whose) is { } story ? Source.StartActivity(what, kind, story.Parent, links: story.Links)?.SetTag("signup.id", whose) : Source.StartActivity(what, kind);
    }

    /// <summary>An instant of the story: an event, told once it is saved. One that names no sign-up belongs to the story it happens in, or to none.</summary>
    public static void TellWhenSaved(this SignupDb db, string what, Guid? signup)
    {
        if (!IsTold) { return; }
        var (parent, links) = signup is { } whose && Within(whose) is { } story ? story : (Activity.Current is { } current && current.Source.Name == Name ? current.Context : default, []);
        if (parent != default) { db.WhenSaved(() => Source.StartActivity(what, ActivityKind.Producer, parent, links: links)?.Dispose()); }
    }

    /// <summary>Below what is under way where that is of the same story; else at its top, with a link to what is under way.</summary>
    private static (ActivityContext Parent, ActivityLink[] Links)? Within(Guid signup)
    {
        var (trace, current) = (TraceOf(signup), Activity.Current);
        if (current?.TraceId == trace) { return (current.Context, []); }
        return (new(trace, default, ActivityTraceFlags.Recorded), current is null ? [] : [new(current.Context)]);
    }
}
