using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Sandbox.Clock;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.SysOps.Demo;

/// <summary>
/// Fills an empty shop at the sandbox with invented customers, to try it out: the clock is set back, the story of the last weeks is told by the use cases
/// themselves, and the clock is where it was (docs/decisions/0033). Refusals: UNAUTHORIZED, FORBIDDEN, DEMO_ONLY_IN_SANDBOX, DEMO_ONLY_ON_SQLITE, MAILS_ARE_SENT, DEMO_THERE,
/// SHOP_NOT_EMPTY, NOTHING_ON_SALE, PAYMENT_SERVICE_UNREADABLE, CLOCK_FIXED, DEMO_STOPPED.
/// </summary>
public sealed class FillDemo(UnitOfWork unit, StripeConnection connection, IOptions<MailOptions> mail, PlanCatalogue catalogue, DemoBuyer buyer, DemoTeam team, NumberInvoices numbers, LookNow look, IDatabase database, TimeProvider time, ILogger<FillDemo> logger, SandboxClock? clock = null)
{
    public static readonly Refusal OnlyInSandbox = Refusal.Conflict("DEMO_ONLY_IN_SANDBOX", "Demo data is made at the built-in sandbox only, and this shop uses Stripe.");

    public static readonly Refusal OnlyOnSqlite = Refusal.Conflict("DEMO_ONLY_ON_SQLITE", "Demo data is made with SQLite only, and this shop uses PostgreSQL.");

    public static readonly Refusal MailsAreSent = Refusal.Conflict("MAILS_ARE_SENT", "This shop sends mails, and the demo would mail your team about invented customers. Remove Mail:Smtp:Host first.");

    public static readonly Refusal There = Refusal.Conflict("DEMO_THERE", "The demo data is there already.");

    public static readonly Refusal NotEmpty = Refusal.Conflict("SHOP_NOT_EMPTY", "This shop has customers. Demo data is made in an empty one only.");

    public static readonly Refusal NothingOnSale = Refusal.Conflict("NOTHING_ON_SALE", "There is no plan on sale that the invented customers could buy.");

    public static readonly Refusal Stopped = new(RefusalKind.Unavailable, "DEMO_STOPPED", "The demo stopped half-way: {0} Remove it and try again.");

    public async Task<Result<Done>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } forbidden) { return forbidden; }
        if (!connection.IsSandbox || clock is null) { return OnlyInSandbox; }
        if (database.IsShared) { return OnlyOnSqlite; }
        if (mail.Value.Smtp.Host.Length > 0) { return MailsAreSent; }
        if ((await catalogue.Current(cancellationToken)).Count == 0) { return NothingOnSale; }
        if ((await look.Run(actor, cancellationToken)).Refused(out var refusal, out _)) { return refusal; } // what was compared now is not compared again on the way
        var stands = clock.Read();
        if ((await Begin(stands.Now - DemoStory.Length, cancellationToken)).Refused(out refusal, out _)) { return refusal; }
        if ((await clock.SetBack(DemoStory.Length, cancellationToken)).Refused(out refusal, out _))
        {
            await Forget(cancellationToken);
            return refusal;
        }

        var stopped = await Tell(clock, stands.Ahead, new(buyer, team, actor, cancellationToken), cancellationToken);
        if (stopped is not null) { return stopped; }
        await End(cancellationToken);
        await numbers.Run(stands.Now - DemoStory.Length, cancellationToken);
        _ = await look.Run(actor, cancellationToken);
        return Done.It;
    }

    private Task<Result<Done>> Begin(DateTimeOffset from, CancellationToken cancellationToken) => unit.Run<Result<Done>>(
        async db =>
        {
            if (await db.Set<DemoData>().AnyAsync(cancellationToken)) { return There; }
            if (await db.Set<Customer>().AnyAsync(cancellationToken)) { return NotEmpty; }
            db.Add(DemoData.Begin(from));
            return Done.It;
        },
        cancellationToken);

    private async Task<Refusal?> Tell(SandboxClock clock, TimeSpan ahead, DemoScene scene, CancellationToken cancellationToken)
    {
        TimeSpan Behind() => ahead - clock.Read().Ahead;

        try
        {
            foreach (var act in DemoStory.Acts)
            {
                if (Behind() - act.Before is var wait && wait > TimeSpan.Zero) { _ = (await clock.Advance(wait, cancellationToken)).Value; }
                await act.Happens(scene);
            }

            return null;
        }
#pragma warning disable CA1031 // whatever stops it, the clock goes on, and what is there can be removed
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.LogWarning(e, "The demo stopped half-way");
            return Stopped with { Arguments = [e.Message] };
        }
        finally
        {
            if (Behind() is var left && left > TimeSpan.Zero) { await clock.Advance(left, CancellationToken.None); }
        }
    }

    private Task<Done> End(CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            (await db.Set<DemoData>().SingleAsync(cancellationToken)).End(time.GetUtcNow());
            return Done.It;
        },
        cancellationToken);

    private Task<Done> Forget(CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            db.RemoveRange(await db.Set<DemoData>().ToListAsync(cancellationToken));
            return Done.It;
        },
        cancellationToken);
}
