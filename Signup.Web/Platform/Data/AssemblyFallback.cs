using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace SignupWeb.Platform.Data;

/// <summary>
/// Lets an assembly with a lower version than the one asked for be loaded from the application's folder.
/// Needed where the registry only carries an older package than a dependency was built against.
/// Does nothing where the asked-for version is present: the event is raised only after normal probing failed.
/// </summary>
internal static class AssemblyFallback
{
    private static readonly string[] Prefixes = ["SQLitePCLRaw.", "AngleSharp.Diffing"];

#pragma warning disable CA2255 // module initializer in application code: wanted, it must run before any other code
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
        {
            if (name.Name is null || !Prefixes.Any(p => name.Name.StartsWith(p, StringComparison.Ordinal)))
            {
                return null;
            }

            var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };
        AppDomain.CurrentDomain.AssemblyLoad += static (_, args) => PreferSystemSqlite(args.LoadedAssembly);
    }

    /// <summary>The operating system's SQLite gets security fixes; the one in the old package does not.</summary>
    private static void PreferSystemSqlite(Assembly assembly)
    {
        if (!string.Equals(assembly.GetName().Name, "SQLitePCLRaw.provider.e_sqlite3", StringComparison.Ordinal)
            || string.Equals(Environment.GetEnvironmentVariable("SIGNUP_SQLITE"), "bundled", StringComparison.OrdinalIgnoreCase)
            || !OperatingSystem.IsLinux()
            || !NativeLibrary.TryLoad("libsqlite3.so.0", out var system))
        {
            return;
        }

        var version = Marshal.GetDelegateForFunctionPointer<VersionNumber>(NativeLibrary.GetExport(system, "sqlite3_libversion_number"))();
        if (version >= 3_038_000)
        {
            try
            {
                NativeLibrary.SetDllImportResolver(assembly, (name, _, _) => name is "e_sqlite3" ? system : IntPtr.Zero);
            }
            catch (InvalidOperationException)
            {
                // already set by the copy of this class in another assembly (tests)
            }
        }
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
