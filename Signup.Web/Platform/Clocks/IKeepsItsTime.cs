namespace SignupWeb.Platform.Clocks;

/// <summary>Something that belongs to the people outside and keeps the time it had left when the shop's clock is moved.</summary>
public interface IKeepsItsTime
{
    /// <summary>The clock is about to be moved by this much.</summary>
    Task PutOff(TimeSpan by, CancellationToken cancellationToken);
}
