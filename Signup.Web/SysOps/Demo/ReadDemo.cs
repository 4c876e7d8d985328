using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Customers;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Mail;

namespace SignupWeb.SysOps.Demo;

/// <summary>What there is to say of demo data.</summary>
public enum DemoState
{
    /// <summary>Not here, or not for this person.</summary>
    NotOffered,

    /// <summary>The shop is empty: it may be filled.</summary>
    Offered,

    /// <summary>It is being made, or that stopped half-way.</summary>
    Unfinished,

    There,
}

/// <summary>Whether an administrator may fill the shop with demo data, or remove what is there.</summary>
public sealed class ReadDemo(IDbContextFactory<SignupDb> contexts, StripeConnection connection, IOptions<MailOptions> mail)
{
    public async Task<DemoState> Run(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Needs(Role.Admin) is not null || !connection.IsSandbox) { return DemoState.NotOffered; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<DemoData>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } data) { return data.Until is null ? DemoState.Unfinished : DemoState.There; }
        return mail.Value.Smtp.Host.Length > 0 || await db.Set<Customer>().AnyAsync(cancellationToken) ? DemoState.NotOffered : DemoState.Offered;
    }
}
