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

/// <summary>A file a customer bought (R3 Provisioning). One per order.</summary>
public sealed class Download : IVersioned, IWatched
{
    private const int TriesBeforeTelling = 5;

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

    /// <summary>How often its file was looked for and not found.</summary>
    public int Tries { get; private set; }

    /// <summary>When its file is looked for (again); null before it was taken on, and once it was granted.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    public int Version { get; private set; }

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

    /// <summary>Its file is to be looked for. Again is a no-op.</summary>
    public void TakeOn(DateTimeOffset now)
    {
        if (State == DownloadState.Requested && Tries == 0) { NextTryAt = now; }
    }

    /// <summary>The file is not there; true when that is worth telling somebody.</summary>
    public bool Missing(DateTimeOffset now)
    {
        if (State != DownloadState.Requested) { return false; }
        Tries++;
        NextTryAt = now + TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, Tries)));
        return Tries == TriesBeforeTelling;
    }

    /// <summary>The file is there. False when that is known already.</summary>
    public bool Grant(StoredFile file)
    {
        if (State != DownloadState.Requested) { return false; }
        (State, Bytes, Sha256, NextTryAt) = (DownloadState.Granted, file.Size, file.Sha256, null);
        return true;
    }

    /// <summary>The customer may have it. False when that is known already, or nothing was granted.</summary>
    public bool MakeReady(DateTimeOffset now)
    {
        if (State != DownloadState.Granted) { return false; }
        (State, ReadyAt) = (DownloadState.Ready, now);
        return true;
    }
}
