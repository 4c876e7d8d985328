using System.Diagnostics;
using SignupBench.Support;

namespace SignupBench.Running;

/// <summary>How fast the machine is just now: a fixed piece of arithmetic, and a small write that waits for the disk.</summary>
/// <param name="Spin">Milliseconds.</param>
/// <param name="Fsync">Microseconds, median of some.</param>
internal sealed record Probe(double Spin, double Fsync)
{
    private const int Turns = 20_000_000;
    private const int Writes = 20;

    public static Probe Take()
    {
        var watch = Stopwatch.StartNew();
        var number = 88_172_645_463_325_252UL;
        for (var i = 0; i < Turns; i++)
        {
            number ^= number << 13;
            number ^= number >> 7;
            number ^= number << 17;
        }

        var spin = watch.Elapsed.TotalMilliseconds;
        GC.KeepAlive(number);
        return new(spin, Enumerable.Range(0, Writes).Select(_ => Write()).Median());
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
