namespace SignupBench.Running;

/// <summary>Runs a figure and its peer in turn, so that what the machine does meanwhile happens to both.</summary>
internal static class Rounds
{
    /// <summary>Rounds before those that count: code is compiled anew while it is found to run often.</summary>
    private const int Warming = 2;

    public static async Task<IReadOnlyList<Row>> Of(IFigure figure)
    {
        await figure.Prepare();
        for (var warming = 0; warming < Warming && figure.Rounds > 1; warming++) { _ = (await figure.Peer(), await figure.Ours()); }
        List<double[]> ours = [], peer = [];
        List<Probe> probes = [];
        for (var round = 0; round < figure.Rounds; round++)
        {
            probes.Add(Probe.Take());
            // neither is always the one who finds the machine as the other left it
            foreach (var isOurs in (bool[])[round % 2 == 0, round % 2 == 1])
            {
                GC.Collect();
                (isOurs ? ours : peer).Add(isOurs ? await figure.Ours() : await figure.Peer());
            }
        }

        return [.. figure.Lines.Select((line, i) => new Row(line, [.. ours.Select(o => o[i])], line.Peer is null ? [] : [.. peer.Select(p => p[i])], probes))];
    }
}

/// <summary>How much work fills a round: what the last one showed to take so long. Fast and slow are both measured for about the same time.</summary>
internal sealed class Fill(int least, int most, double seconds)
{
    private readonly int least = least;

    public int Count { get; private set; } = least;

    /// <summary>Answers what it was told.</summary>
    public double[] Learn(double perSecond)
    {
        Count = (int)Math.Clamp(perSecond * seconds, least, most);
        return [perSecond];
    }
}
