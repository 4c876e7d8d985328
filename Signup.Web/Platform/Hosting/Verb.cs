using System.CommandLine;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Backups;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Hosting;

/// <summary>Something the owner of the machine has the program do instead of serving. Settings may follow it as everywhere: --Data:Directory /srv/signup.</summary>
internal abstract class Verb : Command
{
    /// <summary>Done; not done, and said why; stopped by Ctrl-C.</summary>
    protected const int Well = 0;
    protected const int Failed = 1;
    private const int Stopped = 130;

    private IServiceProvider? given;

    protected Verb(string name, string description)
        : base(name, description)
    {
        SetAction((words, cancellationToken) => Explained(words, cancellationToken));
    }

    /// <summary>Settings it does without.</summary>
    public virtual void Prepare(IConfiguration configuration)
    {
    }

    /// <summary>What it does is said on the screen, why it does not on the error output.</summary>
    public Task<int> Run(ParseResult words, IServiceProvider services)
    {
        given = services;

        // a long piece of work is given the time to leave nothing half done
        return words.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
    }

    /// <summary>Answers the exit code.</summary>
    protected abstract Task<int> Execute(ParseResult words, IServiceProvider services, CancellationToken cancellationToken);

    /// <summary>Null where there is a database, though perhaps one of an older version.</summary>
    protected static Refusal? NoDatabase(IServiceProvider services) => HalfRestored(services) is { } half ? half
        : services.GetRequiredService<IDatabase>().IsThere() ? null : Refusal.NotFound("NO_DATABASE", "There is no database yet. Start Signup once; it prints the link to set up the first administrator.");

    /// <summary>Takes the data folder for itself: no Signup may run on it meanwhile. A restore that was cut off is carried through, or forgotten, first.</summary>
    protected static void TakeFolder(IServiceProvider services)
    {
        services.GetRequiredService<DataLock>().Take();
        if (FinishRestore.IsCutOff(services.GetRequiredService<DataDirectory>().Root)) { services.GetRequiredService<FinishRestore>().Run(); }
    }

    /// <summary>Null unless a restore was decided and cut off: then what is in the folder is half of the one and half of the other.</summary>
    protected static Refusal? HalfRestored(IServiceProvider services) => FinishRestore.IsHalfDone(services.GetRequiredService<DataDirectory>().Root)
        ? Refusal.Conflict("RESTORE_UNFINISHED", "A restore was cut off here. Start Signup, or run migrate: either carries it through.")
        : null;

    protected static async Task<int> Refuse(Refusal refusal)
    {
        await Console.Error.WriteLineAsync(refusal.Message);
        return Failed;
    }

    private async Task<int> Explained(ParseResult words, CancellationToken cancellationToken)
    {
        try
        {
            OwnFiles.FromNowOn();
            given!.GetService<IStartupValidator>()?.Validate();
            return await Execute(words, given!, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. Nothing is half done.");
            return Stopped;
        }
        catch (Exception e) when (Startup.Explain(e) is { Count: > 0 } lines)
        {
            foreach (var line in lines) { await Console.Error.WriteLineAsync(line); }
            return Failed;
        }
    }
}
