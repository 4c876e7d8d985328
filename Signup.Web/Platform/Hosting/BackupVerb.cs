using System.CommandLine;
using System.Globalization;
using SignupWeb.Platform.Backups;

namespace SignupWeb.Platform.Hosting;

/// <summary>Takes a copy, also while a Signup runs on the data folder.</summary>
internal sealed class BackupVerb : Verb
{
    private readonly Argument<string?> file = new("file") { Description = "Where to write it. Without: the next one in the folder of backups, where the oldest then go.", Arity = ArgumentArity.ZeroOrOne };

    public BackupVerb()
        : base("backup", "Copies everything the shop keeps into one file, while it runs, and reads it back.") => Add(file);

    protected override async Task<int> Execute(ParseResult words, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (HalfRestored(services) is { } half) { return await Refuse(half); }
        var time = services.GetRequiredService<TimeProvider>();
        var (progress, begun) = (new ProgressLine(Console.Out, !Console.IsOutputRedirected, time), time.GetTimestamp());
        var result = await services.GetRequiredService<TakeBackup>().Run(words.GetValue(file), progress, cancellationToken);
        progress.End();
        if (result.Refused(out var refusal, out var taken)) { return await Refuse(refusal); }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{taken.Path}: {taken.Manifest.Entries.Count} files, {taken.Manifest.Bytes / 1048576.0:N1} MB in {taken.Bytes / 1048576.0:N1} MB, written and read back in {time.GetElapsedTime(begun).TotalSeconds:N1} s."));
        return Well;
    }
}
