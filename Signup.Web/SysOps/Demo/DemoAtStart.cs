using Microsoft.EntityFrameworkCore;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Demo;

/// <summary>What the command line asks for: to fill the shop once it runs, or to empty it of that.</summary>
public sealed record DemoWish(bool Fill, bool Remove);

/// <summary>Does what the command line asks for as soon as the shop runs, in the name of its first administrator, and says in the log what came of it.</summary>
public sealed class DemoAtStart(DemoWish wish, FillDemo fill, RemoveDemo remove, IDbContextFactory<SignupDb> contexts, IHostApplicationLifetime lifetime, ILogger<DemoAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (wish is { Fill: false, Remove: false }) { return; }
        var started = new TaskCompletionSource();
        await using var begins = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var actor = await Administrator(stoppingToken);
        var done = wish.Remove ? await remove.Run(actor, stoppingToken) : await fill.Run(actor, stoppingToken);
        if (done.Refused(out var refusal, out _)) { log.LogWarning("Demo data: {Reason}", string.Format(System.Globalization.CultureInfo.InvariantCulture, refusal.Message, [.. refusal.Arguments])); }
        else { log.LogInformation("Demo data: {Outcome}", wish.Remove ? "it is removed" : "the shop is filled"); }
    }

    private async Task<Actor> Administrator(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().Where(l => l.Role == Role.Admin).OrderBy(l => l.Id).FirstOrDefaultAsync(cancellationToken) is { } login ? new(login.Id, login.Role, null, login.DisplayName) : Actor.System;
    }
}
