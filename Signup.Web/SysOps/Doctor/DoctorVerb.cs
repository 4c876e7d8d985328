using System.CommandLine;
using System.Globalization;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Hosting;
using SignupWeb.SysOps.Doctor.Checks;

namespace SignupWeb.SysOps.Doctor;

/// <summary>The doctor at a terminal, also while a Signup runs on the data folder. Exit code 1 when something is at fault.</summary>
internal sealed class DoctorVerb() : Verb("doctor", "Checks what the shop stands on, the worst first, and says what to do. Ends with 1 when there is a fault.")
{
    protected override async Task<int> Execute(ParseResult words, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (NoDatabase(services) is { } no) { return await Refuse(no); }
        services.GetRequiredService<ApplySavedSettings>().Begin();
        if ((await Doctor(services).Run(Actor.Owner, cancellationToken)).Refused(out var refusal, out var diagnosis)) { return await Refuse(refusal); }
        foreach (var (name, finding) in diagnosis.Findings)
        {
            Console.WriteLine($"{Mark(finding.Condition),-8} {name}: {string.Format(CultureInfo.InvariantCulture, finding.Sentence, [.. finding.Values])}");
            if (finding.ToDo is { } toDo) { Console.WriteLine($"{string.Empty,-8} {toDo}"); }
        }

        Console.WriteLine($"Faults: {diagnosis.Count(Condition.Fault)}, warnings: {diagnosis.Count(Condition.Warning)}, in order: {diagnosis.Count(Condition.Ok)}.");
        return diagnosis.Count(Condition.Fault) == 0 ? Well : Failed;
    }

    /// <summary>The sandbox is part of the program that serves, and cannot be asked from here. Patient: this program has only just started.</summary>
    private static Examine Doctor(IServiceProvider services)
    {
        var isSandbox = services.GetRequiredService<StripeConnection>().IsSandbox;
        var checks = services.GetServices<ICheck>().Where(check => !isSandbox || check is not PaymentService);
        return new(checks, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<Examine>>()) { Patience = TimeSpan.FromSeconds(30) };
    }

    private static string Mark(Condition condition) => condition switch
    {
        Condition.Ok => "ok",
        Condition.Warning => "WARNING",
        Condition.Fault => "FAULT",
    };
}
