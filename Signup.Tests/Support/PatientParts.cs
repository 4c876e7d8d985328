using System.Runtime.CompilerServices;
using Bunit;

namespace SignupTests.Support;

/// <summary>What a part is to show soon is waited for as long as in a browser: staff pages rest a second between two readings, and a busy machine is slow.</summary>
internal static class PatientParts
{
    [ModuleInitializer]
    internal static void Wait() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(20);
}
