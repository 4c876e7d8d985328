using System.CommandLine;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Hosting;

namespace SignupWeb.SysOps.Moving;

/// <summary>Writes customers and contracts into a folder, also while a Signup runs.</summary>
internal sealed class ExportVerb : Verb
{
    private readonly Argument<string> folder = new("folder") { Description = "Where customers.csv and contracts.csv are written; it is made where there is none." };

    public ExportVerb()
        : base("export", "Writes customers and contracts into two CSV files, which import takes in another shop.") => Add(folder);

    protected override async Task<int> Execute(ParseResult words, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (NoDatabase(services) is { } no) { return await Refuse(no); }
        var progress = new ProgressLine(Console.Out, !Console.IsOutputRedirected, services.GetRequiredService<TimeProvider>());
        var path = Path.GetFullPath(words.GetRequiredValue(folder));
        var written = await services.GetRequiredService<ExportShop>().Run(path, progress, cancellationToken);
        progress.End();
        Console.WriteLine($"{path}: {written.Customers} customers and {written.Contracts} contracts.");
        if (written.Downloads > 0) { Console.WriteLine($"Not in it: what was bought once ({written.Downloads}), and customers who were erased."); }
        return Well;
    }
}

/// <summary>Takes customers and contracts from a folder, or from an account at Stripe.</summary>
internal sealed class ImportVerb : Verb
{
    public const string DryRun = "--dry-run";

    public const string FromStripe = "--from-stripe";

    public const string Plan = "--plan";

    private static readonly Refusal Where = Refusal.Invalid("NOTHING_TO_IMPORT", "Say where from: a folder with customers.csv and contracts.csv, or --from-stripe.");

    private static readonly Refusal NoKey = Refusal.Invalid("NO_STRIPE", "Set Payments__Stripe__ApiKey to a key of the account to read, and Payments__Stripe__WebhookSecret.");

    private static readonly Refusal PlanHow = Refusal.Invalid("PLAN_INVALID", "--plan must be price=plan, such as --plan price_1AbC=Team.");

    private readonly Argument<string?> folder = new("folder") { Description = "With customers.csv and contracts.csv, or one of them, as export writes them.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> dry = new(DryRun) { Description = "Looks at everything, says what would be refused, and keeps nothing." };
    private readonly Option<bool> stripe = new(FromStripe) { Description = "Reads customers, subscriptions and cards of the account of Payments__Stripe__ApiKey. Nothing is changed there." };
    private readonly Option<string[]> plans = new(Plan) { Description = "price=plan, product=plan or name=plan: which plan here stands for what is sold there. As often as needed; else by name.", Arity = ArgumentArity.ZeroOrMore };

    public ImportVerb()
        : base("import", """
            Takes customers and contracts of another shop. Stop Signup first; try it with --dry-run.

            Nothing is charged and nobody is mailed. Contracts go on with the subscriptions they have at Stripe, and customers
            choose a password at "Forgot your password?". A line that does not fit is named with its reason and left out; what
            is here already is left as it is, so the same import may be run again. Ends with 0 when every line fits, else with 1.

              import old-shop --dry-run
              import --from-stripe --plan price_1AbC=Team --plan "Old Gold=Critical"
            """)
    {
        Add(folder);
        Add(dry);
        Add(stripe);
        Add(plans);
    }

    protected override async Task<int> Execute(ParseResult words, IServiceProvider services, CancellationToken cancellationToken)
    {
        TakeFolder(services);
        if ((await Lines(words, services, cancellationToken)).Refused(out var refusal, out var read)) { return await Refuse(refusal); }
        await services.GetRequiredService<MigrateAtStart>().StartAsync(cancellationToken);
        services.GetRequiredService<ApplySavedSettings>().Begin();
        var progress = new ProgressLine(Console.Out, !Console.IsOutputRedirected, services.GetRequiredService<TimeProvider>());
        var moved = await services.GetRequiredService<ImportShop>().Run(read.Lines, words.GetValue(dry), progress, cancellationToken);
        progress.End();
        return Tell(moved, [.. read.Refused, .. moved.Refused], words.GetValue(dry));
    }

    private async Task<Result<(ShopLines Lines, IReadOnlyList<RefusedLine> Refused)>> Lines(ParseResult words, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!words.GetValue(stripe)) { return words.GetValue(folder) is { } from ? ShopLines.In(from) : Where; }
        if (services.GetRequiredService<Payments.StripeConnection>().IsSandbox) { return NoKey; }
        Dictionary<string, string> named = new(StringComparer.Ordinal);
        foreach (var said in words.GetValue(plans) ?? [])
        {
            if (said.Split('=', 2) is not [{ Length: > 0 } there, { Length: > 0 } here]) { return PlanHow; }
            named[there] = here;
        }

        return await services.GetRequiredService<ReadStripe>().Run(named, cancellationToken);
    }

    private static int Tell(Moved moved, List<RefusedLine> refused, bool isDry)
    {
        foreach (var line in refused) { Console.WriteLine($"{line.File}, line {line.Line}, {line.What}: {line.Why.Message} ({string.Join(", ", line.Why.All.Select(why => why.Code).Distinct(StringComparer.Ordinal))})"); }
        Console.WriteLine($"{(isDry ? "Would be imported" : "Imported")}: {moved.Customers} customers and {moved.Contracts} contracts. There already: {moved.There}. Refused: {refused.Count}.");
        return refused.Count == 0 ? Well : Failed;
    }
}
