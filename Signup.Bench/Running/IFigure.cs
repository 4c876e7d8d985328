namespace SignupBench.Running;

/// <summary>Something measured of ours, beside the same of a peer, round by round in one run.</summary>
internal interface IFigure : IAsyncDisposable
{
    /// <summary>One for each value that a round gives; those with a peer come first.</summary>
    IReadOnlyList<Line> Lines { get; }

    int Rounds => 5;

    /// <summary>Everything that is not to be measured.</summary>
    Task Prepare();

    /// <summary>A round of ours: a value for each line.</summary>
    Task<double[]> Ours();

    /// <summary>A round of the peer: a value for each line that has one.</summary>
    Task<double[]> Peer() => Task.FromResult<double[]>([]);
}

/// <summary>A row of the table.</summary>
/// <param name="Says">What is measured.</param>
/// <param name="Peer">What it is compared with; null where the value itself is held against the goal.</param>
internal sealed record Line(string Says, string Unit, string? Peer, Goal Goal);

/// <summary>Where a ratio, or a value without a peer, should be.</summary>
internal sealed record Goal(double Limit, bool IsLeast)
{
    /// <summary>Only told.</summary>
    public static readonly Goal None = new(double.NaN, false);

    public static Goal AtLeast(double limit) => new(limit, true);

    public static Goal AtMost(double limit) => new(limit, false);

    public bool Met(double value) => IsLeast ? value >= Limit : value <= Limit;
}
