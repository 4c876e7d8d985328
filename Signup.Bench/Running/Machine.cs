using System.Globalization;
using System.Runtime.InteropServices;
using SignupBench.Support;

namespace SignupBench.Running;

/// <summary>Where it was measured, in a line.</summary>
internal static class Machine
{
    public static string Described => string.Create(CultureInfo.InvariantCulture, $"{Processor}, {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {new DriveInfo(Disk.Root).DriveFormat} at {Path.GetTempPath()}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Configuration}");

    private static string Processor => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[^1] ?? RuntimeInformation.ProcessArchitecture.ToString()
        : RuntimeInformation.ProcessArchitecture.ToString();

#if DEBUG
    private const string Configuration = "Debug: not to be published";
#else
    private const string Configuration = "Release";
#endif
}
