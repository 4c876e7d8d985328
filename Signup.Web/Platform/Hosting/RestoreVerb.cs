using System.CommandLine;
using System.Globalization;
using SignupWeb.Platform.Backups;

namespace SignupWeb.Platform.Hosting;

/// <summary>Puts a copy back.</summary>
internal sealed class RestoreVerb : Verb
{
    private readonly Argument<string> file = new("file") { Description = "A file that backup wrote." };

    public RestoreVerb()
        : base("restore", "Puts a backup back. Stop Signup first. What is there now is moved to a folder beside it, not deleted.") => Add(file);

    protected override async Task<int> Execute(ParseResult words, IServiceProvider services, CancellationToken cancellationToken)
    {
        TakeFolder(services);
        var time = services.GetRequiredService<TimeProvider>();
        var (progress, begun) = (new ProgressLine(Console.Out, !Console.IsOutputRedirected, time), time.GetTimestamp());
        var result = await Task.Run(() => services.GetRequiredService<RestoreBackup>().Run(words.GetRequiredValue(file), progress, cancellationToken), cancellationToken);
        progress.End();
        if (result.Refused(out var refusal, out var restored)) { return await Refuse(refusal); }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Restored what was kept on {restored.Manifest.TakenAt:yyyy-MM-dd HH:mm:ss} UTC: {restored.Manifest.Entries.Count} files, {restored.Manifest.Bytes / 1048576.0:N1} MB, in {time.GetElapsedTime(begun).TotalSeconds:N1} s."));
        if (restored.Before is { } before) { Console.WriteLine($"What was there before is in {before}. Delete it when you do not need it any more."); }
        return Well;
    }
}
