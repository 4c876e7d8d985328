namespace SignupWeb.Platform.Hosting;

/// <summary>Where a line for the owner goes: standard output, not the log, which may be shipped elsewhere.</summary>
public sealed record Screen(TextWriter Out)
{
    /// <summary>Each on a line of its own, at once.</summary>
    public async Task Say(CancellationToken cancellationToken, params IEnumerable<string> lines)
    {
        foreach (var line in lines) { await Out.WriteLineAsync(line.AsMemory(), cancellationToken); }
        await Out.FlushAsync(cancellationToken);
    }
}
