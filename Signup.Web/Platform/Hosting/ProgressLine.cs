using System.Globalization;
using SignupWeb.Platform.Backups;

namespace SignupWeb.Platform.Hosting;

/// <summary>Says on a line how far long work has come, how fast it goes and how long it still takes; at most once a second.</summary>
public sealed class ProgressLine(TextWriter screen, bool onOneLine, TimeProvider time) : IProgress<BackupProgress>
{
    private const double Megabyte = 1 << 20;

    private string? what;
    private long begun;
    private long said;

    public void Report(BackupProgress value)
    {
        var now = time.GetTimestamp();
        if (what != value.What) { (what, begun, said) = (value.What, now, now); }
        if (time.GetElapsedTime(said, now) < TimeSpan.FromSeconds(1)) { return; }
        said = now;
        screen.Write(onOneLine ? $"\r{Line(value, now),-70}" : Line(value, now) + Environment.NewLine);
    }

    /// <summary>Makes room for what is said next.</summary>
    public void End()
    {
        if (onOneLine && said != begun) { screen.Write($"\r{string.Empty,-70}\r"); }
    }

    private string Line(BackupProgress value, long now)
    {
        var rate = value.Done / time.GetElapsedTime(begun, now).TotalSeconds;
        var left = rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, value.All - value.Done) / rate) : TimeSpan.Zero;
        if (value.Of is { } unit) { return string.Create(CultureInfo.InvariantCulture, $"{value.What}: {value.Done:N0} of {value.All:N0} {unit}, {rate:N0} a second, {left.TotalSeconds:N0} s left"); }
        return string.Create(CultureInfo.InvariantCulture, $"{value.What}: {value.Done / Megabyte:N0} of {value.All / Megabyte:N0} MB, {rate / Megabyte:N0} MB/s, {left.TotalSeconds:N0} s left");
    }
}
