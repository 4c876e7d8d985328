using System.Globalization;
using SignupWeb.Payments;
using SignupWeb.Platform.Hosting;
using SignupWeb.SysOps.Doctor.Checks;

namespace SignupWeb.SysOps.Doctor;

/// <summary>Says at a start with real money what is missing for it: a mail server, an https address, second factors, backups. A line each, as the page Doctor says it.</summary>
public sealed class LiveConsole(StripeConnection connection, IEnumerable<ICheck> checks, Screen screen) : SaysAtStart
{
    public override async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!connection.IsLive) { return; }
        foreach (var check in checks.Where(c => c is MailsSent or PublicAddressCheck or StaffSignIn or Backups))
        {
            if (await check.Look(cancellationToken) is { ToDo: { } toDo } finding) { await screen.Say(cancellationToken, Line(check.Name, finding, toDo)); }
        }
    }

    private static string Line(string name, Finding finding, string toDo) =>
        $"Real money, {finding.Condition.ToString().ToLowerInvariant()}: {name}. {string.Format(CultureInfo.InvariantCulture, finding.Sentence, [.. finding.Values])} {toDo}";
}
