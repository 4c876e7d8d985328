using SignupWeb.Kernel;
using SignupWeb.Platform.Data;

namespace SignupWeb.Provisioning;

/// <summary>Requested when the order is accepted, granted when the file was found, ready when the customer was told.</summary>
public enum DownloadState
{
    Requested,
    Granted,
    Ready,
}

/// <summary>Why a download could not be provided.</summary>
public enum ProvisioningFault
{
    /// <summary>No such file in the folder.</summary>
    FileMissing,

    /// <summary>Operations could not be asked, or did not take the request.</summary>
    NotReached,

    /// <summary>Operations took the request and did not answer in time.</summary>
    NoAnswer,

    /// <summary>Operations said that they cannot provide it.</summary>
    Refused,
}

/// <summary>A file a customer bought (R3 Provisioning). One per order.</summary>
public sealed class Download : IVersioned, IWatched
{
    /// <summary>The kind of the risk that somebody waits for one in vain.</summary>
    public const string Risk = "download-failed";

    public static readonly Refusal NotFailed = Refusal.Conflict("DOWNLOAD_NOT_FAILED", "This download does not wait for another try.");

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private Download()
    {
    }

    public DownloadId Id { get; private init; }

    public OrderId OrderId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public string FileName { get; private init; } = string.Empty;

    /// <summary>The plan's name, as pages show it.</summary>
    public string Title { get; private init; } = string.Empty;

    public EmailAddress Email { get; private set; }

    public string FirstName { get; private set; } = string.Empty;

    public string Culture { get; private init; } = string.Empty;

    public DownloadState State { get; private set; }

    public DateTimeOffset RequestedAt { get; private init; }

    public DateTimeOffset? ReadyAt { get; private set; }

    /// <summary>Size; 0 until the file was found.</summary>
    public long Bytes { get; private set; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal; null until it was found.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>Where Operations keep it, when that is not our folder: its owner is sent there.</summary>
    public string? Url { get; private set; }

    /// <summary>How often it was tried in vain since somebody last asked for it.</summary>
    public int Tries { get; private set; }

    /// <summary>How often Operations were asked over HTTP, ever; names the request.</summary>
    public int Attempt { get; private set; }

    /// <summary>When Operations took the request whose answer is awaited; null while none is.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>When it is tried (again), or given up to wait for an answer; null before it was taken on, and once it was granted.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>When its buyer withdrew: nobody fetches it any more.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When its customer was told that it could not be provided; null while nobody had to be, and once it is there.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    public ProvisioningFault? Fault { get; private set; }

    /// <summary>How often its owner fetched it from the beginning.</summary>
    public int Fetches { get; private set; }

    public DateTimeOffset? FetchedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>It is not there yet, and its buyer has not withdrawn.</summary>
    private bool IsWanted => State == DownloadState.Requested && ClosedAt is null;

    /// <summary>It could not be provided so far, and somebody of the team may have it tried again.</summary>
    public bool WaitsForRetry => IsWanted && FailedAt is not null;

    /// <summary>Where its owner fetches it.</summary>
    public string Path => $"/downloads/{Id}";

    public IEnumerable<string> Topics => ["orders", Id.ToString(), OrderId.ToString(), CustomerId.ToString()];

    public static Download Request(OrderAccepted order, string fileName, EmailAddress email, DateTimeOffset now) => new()
    {
        Id = DownloadId.New(),
        OrderId = order.OrderId,
        CustomerId = order.CustomerId,
        FileName = fileName,
        Title = order.Offer.PlanName,
        Email = email,
        FirstName = order.Party.FirstName,
        Culture = order.Party.Culture,
        State = DownloadState.Requested,
        RequestedAt = now,
    };

    /// <summary>Its buyer was erased.</summary>
    public void ForgetBuyer() => (Email, FirstName) = (EmailAddress.Erased, string.Empty);

    /// <summary>Its buyer withdrew from it. Again is a no-op.</summary>
    public void Close(DateTimeOffset now) => (ClosedAt, NextTryAt) = (ClosedAt ?? now, null);

    /// <summary>Its file is to be looked for. Again is a no-op.</summary>
    public void TakeOn(DateTimeOffset now)
    {
        if (IsWanted && Tries == 0) { NextTryAt = now; }
    }

    /// <summary>Operations are asked now. False when it is there.</summary>
    public bool Ask(DateTimeOffset now, TimeSpan answerWithin)
    {
        if (!IsWanted) { return false; }
        (Attempt, AskedAt, NextTryAt) = (Attempt + 1, now, now + answerWithin);
        return true;
    }

    /// <summary>This try was in vain: another follows after a pause that doubles, at least every hour.</summary>
    /// <param name="mostTries">So many are made before anybody is told; one that was refused is told of at once.</param>
    /// <returns>Whether staff must hear of it, and whether its customer must.</returns>
    public (bool Staff, bool Customer) Miss(ProvisioningFault fault, int mostTries, DateTimeOffset now)
    {
        if (!IsWanted) { return default; }
        var wasTold = Tries >= mostTries;
        Tries = fault == ProvisioningFault.Refused ? Math.Max(mostTries, Tries + 1) : Tries + 1;
        (AskedAt, NextTryAt) = (null, now + TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Tries))));
        if (wasTold || Tries < mostTries) { return default; }
        var first = FailedAt is null;
        (FailedAt, Fault) = (FailedAt ?? now, fault);
        return (true, first);
    }

    /// <summary>Somebody of the team wants it tried at once. Refusal: DOWNLOAD_NOT_FAILED.</summary>
    public Refusal? Retry(DateTimeOffset now)
    {
        if (!WaitsForRetry) { return NotFailed; }
        (Tries, AskedAt, NextTryAt) = (0, null, now);
        return null;
    }

    /// <summary>It is there. False when that is known already.</summary>
    /// <param name="url">Where Operations keep it; null in our folder.</param>
    public bool Grant(long bytes, string sha256, string? url)
    {
        if (!IsWanted) { return false; }
        (State, Bytes, Sha256, Url) = (DownloadState.Granted, bytes, sha256, url);
        (AskedAt, NextTryAt, FailedAt, Fault) = (null, null, null, null);
        return true;
    }

    /// <summary>Its owner fetched it.</summary>
    public void Fetch(DateTimeOffset now) => (Fetches, FetchedAt) = (Fetches + 1, now);

    /// <summary>The customer may have it. False when that is known already, or nothing was granted.</summary>
    public bool MakeReady(DateTimeOffset now)
    {
        if (State != DownloadState.Granted || ClosedAt is not null) { return false; }
        (State, ReadyAt) = (DownloadState.Ready, now);
        return true;
    }
}
