using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;

namespace SignupWeb.Signups;

/// <summary>
/// R1 steps 3, 4, 6 and 7, where another system served the page: its signed return is checked, and the sign-up gets what the step needs. A return counts for its own visit
/// alone, once, and until that ends; what is not genuine, or not what the step needs, has our own page serve. Ask for the customer's browser in between: to others it is nothing.
/// </summary>
public sealed class ReturnFromPage(UnitOfWork unit, IDbContextFactory<SignupDb> contexts, AttachCustomer attach, ConfirmProfile confirm, AttachPaymentProfile keep, SubmitOrder submit, IOptions<SignupOptions> options, TimeProvider time)
{
    /// <summary>The page of the account says that its visitor has one already: they sign in with us, and no other page does that for us.</summary>
    public const string HasAccount = "HAS_ACCOUNT";

    private const int LongestCode = 40;

    /// <summary>A return as it came.</summary>
    /// <param name="IsGenuine">The page signed it a short while ago.</param>
    public sealed record Seen(PageVisit Visit, Signup Signup, IReadOnlyDictionary<string, string> Said, bool IsGenuine);

    /// <summary>How the customer goes on: to the step that the row says, unless something else comes first.</summary>
    /// <param name="SignIn">They have an account since this visit; their browser is signed in.</param>
    /// <param name="AsksToSignIn">They have had one before.</param>
    public sealed record Way(CustomerId? SignIn = null, bool AsksToSignIn = false);

    /// <summary>Nothing changes yet. Null when it belongs to no visit.</summary>
    /// <param name="query">Exactly as it came.</param>
    public async Task<Seen?> Look(string? query, CancellationToken cancellationToken = default)
    {
        var said = SignedQuery.Read(query);
        if (!Guid.TryParse(said.GetValueOrDefault("visit"), out var id)) { return null; }
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<PageVisit>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, cancellationToken) is not { } visit) { return null; }
        var signup = await db.Set<Signup>().AsNoTracking().SingleAsync(s => s.Id == visit.SignupId, cancellationToken);
        return new(visit, signup, said, options.Value.Pages.Of(visit.Step) is { } page && SignedQuery.Check(query, page.Secrets, time.GetUtcNow()) == SignatureCheck.Valid);
    }

    /// <summary>A visit that has ended changes nothing any more, whatever comes.</summary>
    public async Task<Way> Run(Seen seen, CancellationToken cancellationToken = default)
    {
        var visit = seen.Visit;
        if (visit.State != PageVisitState.Open) { return new(); }
        if (!visit.IsOpen(time.GetUtcNow())) { return await GiveUp(visit, PageVisitState.Late, PageVisitOverdue.Sentence(visit), cancellationToken); }
        if (!seen.IsGenuine) { return await GiveUp(visit, PageVisitState.Wrong, "its return was not genuine, or too old", cancellationToken); }
        if (!IsAbout(seen)) { return await GiveUp(visit, PageVisitState.Wrong, "its return was about another sign-up or step", cancellationToken); }
        return seen.Said.GetValueOrDefault("result") switch
        {
            "success" => await Take(seen, cancellationToken),
            "failed" => await Failed(seen, cancellationToken),
            _ => await GiveUp(visit, PageVisitState.Wrong, "its return had no result", cancellationToken),
        };
    }

    private static bool IsAbout(Seen seen) =>
        seen.Said.GetValueOrDefault("signup") == seen.Visit.SignupId.ToString() && string.Equals(seen.Said.GetValueOrDefault("step"), seen.Visit.Step.ToString(), StringComparison.OrdinalIgnoreCase);

    private async Task<Way> Take(Seen seen, CancellationToken cancellationToken)
    {
        var refusal = seen.Visit.Step switch
        {
            SignupStep.Register => await Register(seen, cancellationToken),
            SignupStep.Profile => await Profile(seen, cancellationToken),
            SignupStep.Payment => await Payment(seen, cancellationToken),
            SignupStep.Review => await Review(seen, cancellationToken),
            SignupStep.Order or SignupStep.Done => Signup.Over,
        };
        if (refusal is null || refusal == Signup.Over || refusal == SubmitOrder.QuoteChanged)
        {
            await End(seen.Visit, PageVisitState.Returned, cancellationToken);
            return new(refusal is null && seen.Visit is { Step: SignupStep.Register, Found: { } customer } ? new CustomerId(customer) : null);
        }

        return await GiveUp(seen.Visit, PageVisitState.Wrong, $"its return did not fit ({refusal.Code})", cancellationToken);
    }

    /// <summary>Only whom the page has registered in this very visit: a page, or whoever has its secret, opens nobody's account.</summary>
    private async Task<Refusal?> Register(Seen seen, CancellationToken cancellationToken)
    {
        if (seen.Visit.Found is not { } found || Id(seen, "customer") != found) { return Signup.OtherCustomer; }
        return (await attach.Run(seen.Visit.SignupId, new CustomerId(found), null, cancellationToken)).Refusal;
    }

    private async Task<Refusal?> Profile(Seen seen, CancellationToken cancellationToken) =>
        seen.Signup.CustomerId is { } customer && Id(seen, "customer") == customer.Value ? (await confirm.Run(seen.Signup.Id, customer, cancellationToken)).Refusal : Signup.OtherCustomer;

    /// <summary>Any card of the account is good; whether it is one, the use case asks.</summary>
    private async Task<Refusal?> Payment(Seen seen, CancellationToken cancellationToken) =>
        (await keep.Run(seen.Visit.SignupId, new PaymentProfileId(Id(seen, "card") ?? Guid.Empty), cancellationToken)).Refusal;

    /// <summary>The customer has agreed, says the page, to the contract of this quote.</summary>
    private async Task<Refusal?> Review(Seen seen, CancellationToken cancellationToken) =>
        (await submit.Run(Owner(seen.Signup), seen.Signup.Id, new QuoteId(Id(seen, "quote") ?? Guid.Empty), IsTicked(seen, "agreed"), IsTicked(seen, "start"), cancellationToken)).Refusal;

    /// <summary>A page acts for the customer of the sign-up, and for nobody else.</summary>
    internal static Actor Owner(Signup signup) => signup.CustomerId is { } customer ? new(customer.Value, Role.Customer, null, string.Empty) : Actor.Visitor;

    private async Task<Way> Failed(Seen seen, CancellationToken cancellationToken)
    {
        var code = seen.Said.GetValueOrDefault("code") is { Length: > 0 and <= LongestCode } said && said.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_') ? said : "NO_CODE";
        if (code != HasAccount || seen.Visit.Step != SignupStep.Register) { return await GiveUp(seen.Visit, PageVisitState.Failed, $"it said {code}", cancellationToken); }
        await End(seen.Visit, PageVisitState.Left, cancellationToken);
        return new(AsksToSignIn: true);
    }

    private static Guid? Id(Seen seen, string name) => Guid.TryParse(seen.Said.GetValueOrDefault(name), out var id) ? id : null;

    private static bool IsTicked(Seen seen, string name) => seen.Said.GetValueOrDefault(name) == "true";

    private async Task<Way> GiveUp(PageVisit visit, PageVisitState how, string why, CancellationToken cancellationToken)
    {
        await Change(visit.Id, (db, stored) => db.GiveUp(stored, how, why, time.GetUtcNow(), cancellationToken), cancellationToken);
        return new();
    }

    private Task<Done> End(PageVisit visit, PageVisitState how, CancellationToken cancellationToken) =>
        Change(visit.Id, (db, stored) => db.End(stored, how, time.GetUtcNow(), cancellationToken), cancellationToken);

    private Task<Done> Change(Guid id, Func<SignupDb, PageVisit, Task> change, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            await change(db, await db.Set<PageVisit>().SingleAsync(v => v.Id == id, cancellationToken));
            return Done.It;
        },
        cancellationToken);
}
