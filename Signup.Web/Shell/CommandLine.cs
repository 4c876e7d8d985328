using System.CommandLine;
using SignupWeb.Payments.Webhooks;
using SignupWeb.Platform.Backups;
using SignupWeb.Platform.Hosting;
using SignupWeb.Platform.Postgres;
using SignupWeb.SysOps.Demo;
using SignupWeb.SysOps.Doctor;
using SignupWeb.SysOps.Moving;

namespace SignupWeb.Shell;

/// <summary>What stands behind the program's name: a verb with its words, or none for serving, and settings.</summary>
internal static class CommandLine
{
    private static readonly string[] Asks = ["--help", "-h", "-?", "--version"];

    /// <summary>Of verbs, without a value; other words with hyphens are settings.</summary>
    private static readonly string[] Options = [AdminVerbs.SecondFactor, ImportVerb.DryRun, ImportVerb.FromStripe];

    /// <summary>A program of which nothing but settings is said serves, as it always has.</summary>
    public static Line Read(string[] args)
    {
        var (said, settings) = Part(args);
        if (said.Length == 0) { return Line.Serving(args); }
        var words = Root().Parse(said, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (words.Errors.Count > 0 || said.Any(word => Asks.Contains(word, StringComparer.Ordinal))) { return new([], null, words, Line.Nothing, words.Invoke()); }
        return words.CommandResult.Command switch
        {
            Verb verb => new(settings, verb, words, Line.Nothing, null),
            { Name: "demo" } => Line.Serving(settings) with { Demo = words.GetValue<string?>("what") is not null ? new(false, true) : new(true, false) },
            { Name: "serve" } => Line.Serving(settings),
            _ => new([], null, words, Line.Nothing, words.Invoke()),
        };
    }

    /// <summary>Words of ours, and settings: Data:Directory=/srv/signup, --Data:Directory=/srv/signup, or --Data:Directory and the value behind it.</summary>
    private static (string[] Words, string[] Settings) Part(string[] args)
    {
        List<string> words = [], settings = [];
        for (var at = 0; at < args.Length; at++)
        {
            if (args[at] == ImportVerb.Plan && at + 1 < args.Length)
            {
                words.AddRange([args[at], args[++at]]);
                continue;
            }

            var isOurs = Asks.Contains(args[at], StringComparer.Ordinal) || Options.Contains(args[at], StringComparer.Ordinal);
            var isNamed = !isOurs && args[at].StartsWith('-');
            (isOurs || !isNamed && !args[at].Contains('=', StringComparison.Ordinal) ? words : settings).Add(args[at]);
            if (isNamed && HasValueBehind(args, at)) { settings.Add(args[++at]); }
        }

        return ([.. words], [.. settings]);
    }

    private static bool HasValueBehind(string[] args, int at) =>
        at + 1 < args.Length && !args[at].Contains('=', StringComparison.Ordinal) && (args[at] != Line.Flag || args[at + 1] == Line.Remove);

    private static RootCommand Root()
    {
        var version = new Command("version", "Prints the versions of Signup and of what it runs on.");
        version.SetAction(_ => Console.WriteLine(string.Join(Environment.NewLine, Versions.InUse().Prepend(("signup", TakeBackup.ProgramVersion)).Select(used => $"{used.Item1} {used.Item2}"))));
        var what = new Argument<string?>("what") { Arity = ArgumentArity.ZeroOrOne, Description = "remove, or nothing" }.AcceptOnlyFromAmong(Line.Remove);
        return new RootCommand("""
            Signup: plans, sign-ups, contracts and payments of a small team.

            Without a command it serves, on http://localhost:5080 unless told otherwise. Settings may follow every command
            (--Data:Directory /srv/signup --urls http://localhost:8080) or stand in the environment (Data__Directory=/srv/signup).
            """)
        {
            Serves("serve", "Serves the shop, as without a command."),
            Serves("demo", "Serves, and fills a shop without customers with twenty invented ones; demo remove takes them away again.", what),
            new MigrateVerb(), new MoveVerb(), new BackupVerb(), new RestoreVerb(), new ExportVerb(), new ImportVerb(), new DoctorVerb(), AdminVerbs.All(), new RegisterWebhookVerb(), version,
        };
    }

    private static Command Serves(string name, string description, params IEnumerable<Argument> arguments)
    {
        var command = new Command(name, description);
        foreach (var argument in arguments) { command.Add(argument); }
        return command;
    }
}

/// <summary>What the command line says.</summary>
/// <param name="Settings">What is left for the configuration.</param>
/// <param name="Verb">What to do instead of serving; null to serve.</param>
/// <param name="Words">As they were read.</param>
/// <param name="Answer">The exit code, where all is said already: help, the version, or that something is not understood.</param>
internal sealed record Line(string[] Settings, Verb? Verb, ParseResult? Words, DemoWish Demo, int? Answer)
{
    internal static readonly DemoWish Nothing = new(false, false);

    internal const string Flag = "--demo";

    internal const string Remove = "remove";

    /// <summary>--demo and --demo remove are taken out: the framework would take the word behind for its value.</summary>
    internal static Line Serving(string[] args)
    {
        var at = Array.IndexOf(args, Flag);
        if (at < 0) { return new(args, null, null, Nothing, null); }
        var removes = args.ElementAtOrDefault(at + 1) == Remove;
        return new([.. args[..at], .. args[(at + (removes ? 2 : 1))..]], null, null, new(!removes, removes), null);
    }
}
