namespace SignupWeb.Platform.Workers;

/// <summary>A worker that can say when its next work falls due; a moved clock stops there and waits for it.</summary>
public interface IFallsDue
{
    /// <summary>An instant that has passed while something is under way or due; null when nothing waits.</summary>
    Task<DateTimeOffset?> NextAt(CancellationToken cancellationToken);
}
