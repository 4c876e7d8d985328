namespace SignupWeb.Platform.Data;

/// <summary>Rows that nobody needs after a while. Asked every night.</summary>
public interface IKeptForATime
{
    /// <summary>Removes a batch of what has been kept long enough; the caller saves. True when there is more.</summary>
    Task<bool> Forget(SignupDb db, DateTimeOffset now, int most, CancellationToken cancellationToken);
}
