namespace SignupBench.Running;

/// <summary>How fast the machine is just now: a fixed piece of arithmetic in milliseconds, and the median of some small writes that wait for the disk, in microseconds.</summary>
internal sealed record Probe(double Spin, double Fsync)
{
    public static Probe Take()
    {
        var watch = Stopwatch.StartNew();
        var number = 1UL;
        for (var i = 0; i < 20_000_000; i++) { number ^= (number << 13) ^ (number >> 7); }
        GC.KeepAlive(number);
        return new(watch.Elapsed.TotalMilliseconds, Enumerable.Range(0, 20).Select(_ => Write()).Median());
    }

    private static double Write()
    {
        var watch = Stopwatch.StartNew();
        using var file = new FileStream(Path.Combine(Disk.Root, "probe"), FileMode.Create);
        file.Write(new byte[4096]);
        file.Flush(flushToDisk: true);
        return watch.Elapsed.TotalMicroseconds;
    }
}
