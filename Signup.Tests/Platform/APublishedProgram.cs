using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using SignupTests.House;
using SignupTests.Support;
using SignupWeb.Platform.Data;
using Xunit;

namespace SignupTests.Platform;

/// <summary>What scripts/publish makes. Compiling everything ahead takes minutes of processor, so it is done when asked for (scripts/endure publish).</summary>
public sealed partial class APublishedProgram
{
    [Fact]
    public async Task Starts_and_was_compiled_ahead()
    {
        for (var times = Endure.Times("publish", daily: 0); times > 0; times--) { await PublishAndStart(); }
    }

    private static async Task PublishAndStart()
    {
        var folder = Template.EmptyFolder();
        await Publish(folder);

        using var app = new AppProcess { Published = folder };
        await app.Start();

        using var http = new HttpClient { BaseAddress = new Uri(app.Url) };
        var page = await http.GetStringAsync("/");
        Assert.Contains("<h1>Choose your support plan</h1>", page, StringComparison.Ordinal);
        foreach (var part in Parts().Matches(page).Select(m => m.Groups["address"].Value))
        {
            using var loaded = await http.GetAsync(part);
            Assert.Contains("immutable", loaded.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }

        using var file = File.OpenRead(Path.Combine(folder, Path.GetFileName(typeof(SignupDb).Assembly.Location)));
        using var program = new PEReader(file);
        Assert.True(program.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, "It was not compiled ahead.");
        Assert.True(HasCompiledModel(program.GetMetadataReader()), "EF Core makes its model anew at each start.");
    }

    private static async Task Publish(string folder)
    {
        using var publish = Process.Start(new ProcessStartInfo(Path.Combine(Sources.Root, "scripts", "publish"), [folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, said);
    }

    private static bool HasCompiledModel(MetadataReader program) => program.TypeDefinitions.Any(type => program.GetString(program.GetTypeDefinition(type).Name) == $"{nameof(SignupDb)}Model");

    [GeneratedRegex("<(?:link|script)[^>]+(?:href|src)=\"(?<address>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Parts();
}
