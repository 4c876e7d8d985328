namespace SignupWeb.Platform.Data;

/// <summary>A row two commands may reach for at once: the database lets only the one that saw the newest version save.</summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>A row whose changes open pages want to hear of.</summary>
public interface IWatched
{
    /// <summary>What a page subscribes to: ids as text, or a board's name.</summary>
    IEnumerable<string> Topics { get; }
}
