namespace SignupBench.Running;

/// <summary>Runs a figure and its peer in turn, so that what the machine does meanwhile happens to both.</summary>
internal static class Rounds
{
    public static async Task<IReadOnlyList<Row>> Of(IFigure figure)
    {
        await figure.Prepare();
        if (figure.Rounds > 1)
        {
            await figure.Peer();
            await figure.Ours();
        }

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
