using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Payments;
using SignupWeb.Payments.Promotions;
using SignupWeb.Payments.Reconciling;
using SignupWeb.Payments.Sandbox.Store;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;
using SignupWeb.Platform.Web;
using SignupWeb.Signups;

namespace SignupWeb.SysOps.Demo;

/// <summary>
/// Takes away all that the demo made, at the sandbox too, and nothing else: also after it stopped half-way. Numbers that were given are not given again.
/// Refusals: UNAUTHORIZED, FORBIDDEN, NO_DEMO.
/// </summary>
public sealed class RemoveDemo(IDbContextFactory<SignupDb> contexts, IWriter writer, FileMailbox mailbox, LookNow look, IOptions<ShopOptions> shop, RemoveCustomers? atSandbox = null)
{
    public static readonly Refusal None = Refusal.NotFound("NO_DEMO", "There is no demo data here.");

    public async Task<Result<Done>> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is { } forbidden) { return forbidden; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<DemoData>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } data) { return None; }

        // there first: as long as ours is here it can be done again
        var gone = atSandbox is null ? [] : await atSandbox.Run(await TheirIds(db, data, cancellationToken), cancellationToken);
        var rows = new DemoRows(db, data, DateOnly.FromDateTime(shop.Value.Local(data.From + DemoStory.Length).Date), gone);
        await writer.Save(rows);
        mailbox.Remove(rows.Mails);
        _ = await look.Run(actor, cancellationToken);
        return Done.It;
    }

    private static async Task<List<string>> TheirIds(SignupDb db, DemoData data, CancellationToken cancellationToken)
    {
        var signups = data.Signups.ConvertAll(id => new SignupId(id));
        var offers = data.Signups.Select(id => MakeOffer.CouponOf(new(id))); // customers are among these ids; the others have none
        return [.. offers, .. await db.Set<Signup>().Where(s => signups.Contains(s.Id)).Join(db.Set<StripeCustomer>(), s => s.ClientAccountId, c => c.ClientAccountId, (_, c) => c.StripeId).ToListAsync(cancellationToken)];
    }
}
