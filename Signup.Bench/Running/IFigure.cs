namespace SignupBench.Running;

/// <summary>Something measured of ours, beside the same of a peer, round by round in one run.</summary>
internal interface IFigure
{
    /// <summary>One for each value that a round gives; those with a peer come first.</summary>
    IReadOnlyList<Line> Lines { get; }

    int Rounds => 5;

    /// <summary>Everything that is not to be measured.</summary>
    Task Prepare() => Task.CompletedTask;

    /// <summary>A round of ours: a value for each line.</summary>
    Task<double[]> Ours();

    /// <summary>A round of the peer: a value for each line that has one.</summary>
    Task<double[]> Peer() => Task.FromResult<double[]>([]);
}

/// <summary>A row of the table.</summary>
/// <param name="Peer">What it is compared with; null where the value itself is held against the goal.</param>
/// <param name="Goal">Of the ratio, or of the value; null when it is only told.</param>
internal sealed record Line(string Says, string Unit, string? Peer, Goal? Goal);

internal sealed record Goal(double Limit, bool IsLeast)
{
    public static Goal AtLeast(double limit) => new(limit, true);

    public static Goal AtMost(double limit) => new(limit, false);

    public bool IsMet(double value) => IsLeast ? value >= Limit : value <= Limit;
}
