using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SignupWeb.Platform.Data;

namespace SignupWeb.Payments.Webhooks;

public enum WebhookState
{
    /// <summary>Not looked at yet, or the payment service could not be asked.</summary>
    Waiting,

    Done,

    /// <summary>Not ours, or nothing we act on.</summary>
    Ignored,

    /// <summary>It came before what it is about; looked at again later.</summary>
    Parked,

    /// <summary>What it is about never came.</summary>
    GivenUp,
}

/// <summary>A hint from the payment service that something happened, kept once by its id. Acting on it means looking there what is.</summary>
public sealed partial class WebhookEvent : IVersioned, IWatched
{
    /// <summary>What pages showing webhooks watch.</summary>
    public const string Topic = "webhooks";

    private static readonly TimeSpan[] Parkings = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private WebhookEvent()
    {
    }

    /// <summary>evt_...</summary>
    public string Id { get; private init; } = string.Empty;

    /// <summary>E.g. invoice.paid.</summary>
    public string Type { get; private init; } = string.Empty;

    public string ObjectType { get; private init; } = string.Empty;

    public string ObjectId { get; private init; } = string.Empty;

    /// <summary>The version it was written in; another than ours is only noted, we look with our own.</summary>
    public string? ApiVersion { get; private init; }

    public bool IsLive { get; private init; }

    /// <summary>As it came, for people who look into a case; empty when nothing was to be done, and once its customer was erased.</summary>
    public string Body { get; private set; } = string.Empty;

    /// <summary>cus_... whom it tells of; null when it names nobody.</summary>
    public string? AboutCustomer { get; private init; }

    /// <summary>Webhook, or Reconciler for one that never came and was found.</summary>
    public Door Source { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ReceivedAt { get; private init; }

    public WebhookState State { get; private set; }

    /// <summary>What became of it, in words.</summary>
    public string? Verdict { get; private set; }

    public int Parked { get; private set; }

    public int Tries { get; private set; }

    public DateTimeOffset? NextTryAt { get; private set; }

    public DateTimeOffset? HandledAt { get; private set; }

    public int Version { get; private set; }

    public IEnumerable<string> Topics => [Topic];

    /// <summary>One to be looked into.</summary>
    public static WebhookEvent Of(EventFacts facts, Door source, DateTimeOffset now)
    {
        var kept = Noted(facts, source, now);
        (kept.Body, kept.NextTryAt) = (facts.Body, now);
        return kept;
    }

    /// <summary>One with which nothing is to be done.</summary>
    public static WebhookEvent Of(EventFacts facts, Door source, WebhookState state, string verdict, DateTimeOffset now)
    {
        var kept = Noted(facts, source, now);
        kept.Close(state, verdict, now);
        return kept;
    }

    private static WebhookEvent Noted(EventFacts facts, Door source, DateTimeOffset now) => new()
    {
        Id = facts.Id,
        Type = facts.Type,
        ObjectType = facts.ObjectType,
        ObjectId = facts.ObjectId,
        ApiVersion = facts.ApiVersion,
        IsLive = facts.IsLive,
        AboutCustomer = CustomerIds().Match(facts.Body) is { Success: true } named ? named.Value : null,
        Source = source,
        CreatedAt = facts.CreatedAt,
        ReceivedAt = now,
    };

    public void Close(WebhookState state, string verdict, DateTimeOffset now) => (State, Verdict, NextTryAt, HandledAt) = (state, verdict, null, now);

    /// <summary>Too early: again after 1 min, 5 min, 30 min and 2 h. False when that was the last time.</summary>
    public bool Park(DateTimeOffset now)
    {
        if (Parked == Parkings.Length)
        {
            Close(WebhookState.GivenUp, "What it is about never came.", now);
            return false;
        }

        (State, Verdict, NextTryAt) = (WebhookState.Parked, "Early: what it is about is not here yet.", now + Parkings[Parked]);
        Parked++;
        return true;
    }

    /// <summary>The payment service could not be asked: soon again.</summary>
    public void PutOff(string why, DateTimeOffset now)
    {
        Tries++;
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(Tries, 8)));
        (Verdict, NextTryAt) = (why, now + (pause < LongestPause ? pause : LongestPause));
    }

    /// <summary>To be looked into anew, from the start. One that waits already is looked into now.</summary>
    public void Replay(DateTimeOffset now) => (State, Tries, Parked, NextTryAt) = (WebhookState.Waiting, 0, 0, now);

    [GeneratedRegex("cus_[A-Za-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CustomerIds();

    /// <summary>What it is about is known by its ids; acting on it never needs the body.</summary>
    public void Forget() => Body = string.Empty;
}

internal sealed class WebhookEventTable : IEntityTypeConfiguration<WebhookEvent>
{
    public void Configure(EntityTypeBuilder<WebhookEvent> builder)
    {
        builder.ToTable("webhook_events");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => e.NextTryAt).HasFilter("\"NextTryAt\" IS NOT NULL");
        builder.HasIndex(e => e.ObjectId);
        builder.HasIndex(e => e.AboutCustomer).HasFilter("\"AboutCustomer\" IS NOT NULL");
        builder.HasIndex(e => e.ReceivedAt);
    }
}
