using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Links;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Customers.Registering;

/// <summary>
/// A registration whose answer tells nothing: "check your e-mail", whether the address was free, waits for its owner, or is taken.
/// What there is to tell stands in the mail. Each way takes one transaction, so that the time tells nothing either.
/// </summary>
public sealed class RegisterByMail(UnitOfWork unit, NewAccounts accounts, CustomerMail mail, Throttle throttle, IOptionsMonitor<LimitOptions> limits, TimeProvider time)
{
    /// <param name="usedUp">Whose reveal budget is used up, for the risk queue; null when it was never asked for one.</param>
    public Task<Registered> Run(Newcomer newcomer, Guid? usedUp, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            if (usedUp is { } subject) { db.Announce(Probed(subject)); }
            if (await db.LoginOf(newcomer.Email, cancellationToken) is not { } login) { accounts.OpenByMail(db, newcomer); }
            else if (await db.UnclaimedOf(newcomer.Email, cancellationToken) is { } customer) { await accounts.LetTheOwnerClaim(db, customer, newcomer, cancellationToken); }
            else { await TellTheOwner(db, login, newcomer.Email, cancellationToken); }
            return Registered.OnlyByMail(newcomer.Email);
        },
        cancellationToken);

    private static RiskFound Probed(Guid usedUp) => new("REGISTRATIONS_PROBED", "Yellow", usedUp, usedUp == Guid.Empty
        ? "Many registrations, from many places, were for addresses that have an account. Until it calms down, everybody who registers is answered by mail alone."
        : "Many registrations from one address range were for addresses that have an account. Until it calms down, whoever registers from there is answered by mail alone.");

    /// <summary>A mailbox that was written to often enough gets no more; the answer does not tell.</summary>
    private async Task TellTheOwner(SignupDb db, Login login, EmailAddress email, CancellationToken cancellationToken)
    {
        if (throttle.Take(limits.CurrentValue.Mail, "registered again:" + email.Normalized) is null) { await mail.WriteAccountExists(db, login, cancellationToken); }
        else { db.AddDecoy(time.GetUtcNow()); }
    }
}
