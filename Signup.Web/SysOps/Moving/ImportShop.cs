using Microsoft.EntityFrameworkCore;
using SignupWeb.Customers;
using SignupWeb.Kernel;
using SignupWeb.Orders;
using SignupWeb.Payments;
using SignupWeb.Plans;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Backups;
using SignupWeb.Platform.Data;

namespace SignupWeb.SysOps.Moving;

/// <summary>
/// Brings in customers and contracts of another shop, line by line: whatever does not fit is left out with its reason, and what is there already is left as it is. A line is
/// brought in whole or not at all, some tens of them in one commit; cut off anywhere, the same import once more goes on where it was. Refusals of a line, besides those of its
/// fields: TWICE_IN_THE_FILE, EMAIL_OF_THE_TEAM, CUSTOMER_UNKNOWN, PROFILE_INCOMPLETE, REFERENCE_TAKEN, NUMBER_TAKEN, SUBSCRIPTION_TAKEN.
/// </summary>
public sealed class ImportShop(IDbContextFactory<SignupDb> contexts, UnitOfWork unit, TakeOverPurchase take, TimeProvider time)
{
    private const int AtOnce = 50;

    public static readonly Refusal Twice = Refusal.Conflict("TWICE_IN_THE_FILE", "It is in the file twice; the first line counts.");

    public static readonly Refusal OfTheTeam = Refusal.Conflict("EMAIL_OF_THE_TEAM", "This address belongs to somebody of the team.");

    public static readonly Refusal CustomerUnknown = Refusal.NotFound("CUSTOMER_UNKNOWN", "There is no customer {0}, neither here nor in customers.csv.");

    public static readonly Refusal ProfileIncomplete = Refusal.Invalid("PROFILE_INCOMPLETE", "A contract needs the whole address of {0}: address, post_code, town and country.");

    public static readonly Refusal ReferenceTaken = Refusal.Conflict("REFERENCE_TAKEN", "An order of another customer has this reference.");

    public static readonly Refusal NumberTaken = Refusal.Conflict("NUMBER_TAKEN", "Another contract has the number {0}. Leave it empty for the next one.");

    public static readonly Refusal SubscriptionTaken = Refusal.Conflict("SUBSCRIPTION_TAKEN", "{0} belongs to another order already.");

    /// <param name="dryRun">Everything is looked at, nothing is kept.</param>
    internal async Task<Moved> Run(ShopLines lines, bool dryRun, IProgress<BackupProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var run = new Import(await PlansOf(cancellationToken), dryRun, lines.Customers.Count + lines.Contracts.Count, progress);
        foreach (var some in lines.Customers.Chunk(AtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Keep(run, db => Customers(db, some, run, cancellationToken), some.Length, cancellationToken);
        }

        foreach (var some in lines.Contracts.Chunk(AtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Keep(run, db => Contracts(db, some, run, cancellationToken), some.Length, cancellationToken);
        }

        return run.Sum();
    }

    /// <summary>What came of some lines counts once they are kept; a commit that lost a race looks at them anew.</summary>
    private async Task Keep(Import run, Func<SignupDb, Task<Some>> work, int lines, CancellationToken cancellationToken)
    {
        if (run.IsDry)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            run.Add(await work(db), lines);
            return;
        }

        run.Add(await unit.Run(work, cancellationToken), lines);
    }

    private async Task<Some> Customers(SignupDb db, IReadOnlyList<MovedFiles.Numbered<CustomerLine>> some, Import run, CancellationToken cancellationToken)
    {
        var tally = new Some();
        foreach (var (line, value) in some)
        {
            if (CheckCustomer.Run(value).Refused(out var refusal, out var fits)) { tally.Refuse(MovedFiles.Customers, line, value.Email, refusal); }
            else if (run.Accepted.ContainsKey(fits.Email.Normalized) || tally.Accepted.ContainsKey(fits.Email.Normalized)) { tally.Refuse(MovedFiles.Customers, line, value.Email, Twice); }
            else if (await db.LoginOf(fits.Email, cancellationToken) is { } login)
            {
                if (login.Role == Role.Customer) { tally.There++; }
                else { tally.Refuse(MovedFiles.Customers, line, value.Email, OfTheTeam); }
            }
            else
            {
                tally.Accepted[fits.Email.Normalized] = TakeOverCustomer.Into(db, fits.Email, fits.Profile, fits.Culture, fits.RegisteredAt ?? time.GetUtcNow(), fits.VerifiedAt);
                tally.Customers++;
            }
        }

        return tally;
    }

    private async Task<Some> Contracts(SignupDb db, IReadOnlyList<MovedFiles.Numbered<ContractLine>> some, Import run, CancellationToken cancellationToken)
    {
        var (tally, check) = (new Some(), new CheckContract(run.Plans));
        foreach (var (line, value) in some)
        {
            if (check.Run(value).Refused(out var refusal, out var fits)) { tally.Refuse(MovedFiles.Contracts, line, value.Reference, refusal); }
            else if (run.References.Contains(value.Reference) || tally.References.Contains(value.Reference)) { tally.Refuse(MovedFiles.Contracts, line, value.Reference, Twice); }
            else if ((await Known(db, fits, run, tally, cancellationToken)).Refused(out refusal, out var customer)) { tally.Refuse(MovedFiles.Contracts, line, value.Reference, refusal); }
            else if (customer is null) { tally.There++; }
            else
            {
                await take.Into(db, fits, customer, cancellationToken);
                tally.References.Add(value.Reference);
                if (value.Contract.Length > 0) { tally.Numbers.Add(value.Contract); }
                if (value.StripeSubscription.Length > 0) { tally.Subscriptions.Add(value.StripeSubscription); }
                tally.Contracts++;
            }
        }

        return tally;
    }

    /// <summary>Whose contract it is; null where it is here already.</summary>
    private static async Task<Result<Customer?>> Known(SignupDb db, CheckedContract fits, Import run, Some tally, CancellationToken cancellationToken)
    {
        var (line, email) = (fits.Line, fits.Email);
        var customer = run.IsDry && run.Accepted.GetValueOrDefault(email.Normalized) is { } fresh ? fresh : await CustomerOf(db, email, cancellationToken);
        if (customer is null) { return CustomerUnknown with { Arguments = [line.Email] }; }
        if (await db.Set<Order>().Where(o => o.Reference == line.Reference).Select(o => (CustomerId?)o.CustomerId).SingleOrDefaultAsync(cancellationToken) is { } owner) { return owner == customer.Id ? (Customer?)null : ReferenceTaken; }
        if (!customer.Profile.IsComplete) { return ProfileIncomplete with { Arguments = [line.Email] }; }
        if (line.Contract.Length > 0 && (run.Numbers.Contains(line.Contract) || tally.Numbers.Contains(line.Contract) || await db.Set<Contracts.Contract>().AnyAsync(c => c.Number == line.Contract, cancellationToken))) { return NumberTaken with { Arguments = [line.Contract] }; }
        if (line.StripeSubscription.Length > 0 && (run.Subscriptions.Contains(line.StripeSubscription) || tally.Subscriptions.Contains(line.StripeSubscription) || await db.Set<OrderCharge>().AnyAsync(c => c.SubscriptionId == line.StripeSubscription, cancellationToken))) { return SubscriptionTaken with { Arguments = [line.StripeSubscription] }; }
        return customer;
    }

    private static async Task<Customer?> CustomerOf(SignupDb db, EmailAddress email, CancellationToken cancellationToken)
    {
        if (await db.LoginOf(email, cancellationToken) is not { Role: Role.Customer } login) { return null; }
        var id = new CustomerId(login.Id);
        return await db.Set<Customer>().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
    }

    private async Task<IReadOnlyList<PlanVersion>> PlansOf(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<PlanVersion>().AsNoTracking().OrderBy(v => v.Number).ToListAsync(cancellationToken);
    }

    /// <summary>What came of some lines, as long as they are not kept.</summary>
    private sealed class Some
    {
        public Dictionary<string, Customer> Accepted { get; } = new(StringComparer.Ordinal);

        public HashSet<string> References { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Numbers { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Subscriptions { get; } = new(StringComparer.Ordinal);

        public List<RefusedLine> Refused { get; } = [];

        public int Customers { get; set; }

        public int Contracts { get; set; }

        public int There { get; set; }

        public void Refuse(string file, int line, string what, Refusal why) => Refused.Add(new(file, line, what, why));
    }

    /// <summary>One import under way.</summary>
    private sealed class Import(IReadOnlyList<PlanVersion> plans, bool isDry, int all, IProgress<BackupProgress>? progress)
    {
        private readonly Some sum = new();
        private int done;

        public IReadOnlyList<PlanVersion> Plans => plans;

        public bool IsDry => isDry;

        public Dictionary<string, Customer> Accepted => sum.Accepted;

        public HashSet<string> References => sum.References;

        public HashSet<string> Numbers => sum.Numbers;

        public HashSet<string> Subscriptions => sum.Subscriptions;

        public void Add(Some some, int lines)
        {
            foreach (var (email, customer) in some.Accepted) { sum.Accepted[email] = customer; }
            sum.References.UnionWith(some.References);
            sum.Numbers.UnionWith(some.Numbers);
            sum.Subscriptions.UnionWith(some.Subscriptions);
            sum.Refused.AddRange(some.Refused);
            (sum.Customers, sum.Contracts, sum.There) = (sum.Customers + some.Customers, sum.Contracts + some.Contracts, sum.There + some.There);
            done += lines;
            progress?.Report(new(isDry ? "Looking" : "Importing", done, all, "lines"));
        }

        public Moved Sum() => new(sum.Customers, sum.Contracts, sum.There, sum.Refused);
    }
}
