using System.Text.RegularExpressions;

namespace SignupTests.House;

/// <summary>The files somebody wrote, without what tools make of them.</summary>
internal static partial class Sources
{
    public static readonly string Root = FindRoot();

    /// <summary>The code and pages of the application.</summary>
    public static IEnumerable<string> OfTheApplication() =>
        Directory.EnumerateFiles(Path.Combine(Root, "Signup.Web"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !Generated().IsMatch(file));

    /// <summary>How a person would name the file.</summary>
    public static string Named(string file) => Path.GetRelativePath(Root, file);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Signup.sln"))) { folder = folder.Parent ?? throw new InvalidOperationException("The tests run below the folder of Signup.sln."); }
        return folder.FullName;
    }

    [GeneratedRegex(@"[\\/](bin|obj|Migrations|wwwroot)[\\/]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Generated();
}
