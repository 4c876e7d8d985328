namespace SignupWeb.Kernel;

/// <summary>How what is sold can be ended by its customer.</summary>
/// <param name="MinimumMonths">How long it runs at least, from its start.</param>
/// <param name="NoticeDays">How long before the end of a period the notice must be there.</param>
/// <param name="WithdrawalDays">For how many days a consumer can withdraw. Of a plan: null takes the setting, 0 is none by law. Of an offer: what holds for whom it is made to, 0 where nothing does; null before that is known.</param>
public sealed record EndTerms(int MinimumMonths = 0, int NoticeDays = 0, int? WithdrawalDays = null)
{
    /// <summary>How many of the ends to come a customer can choose from.</summary>
    public const int Choices = 3;

    /// <summary>Whole seconds are what the payment service counts in; our own periods begin some of them apart.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <summary>A notice in the last minute of a period could be overtaken by its next charge.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    /// <summary>The ends of paid periods that minimum term and notice period allow, the first one first, without end.</summary>
    /// <param name="periodEnd">Of the period that is paid.</param>
    /// <param name="anchor">Periods are counted from here.</param>
    /// <param name="cycle">Of the periods after that one.</param>
    public IEnumerable<DateTimeOffset> Ends(DateTimeOffset now, DateTimeOffset startedAt, DateTimeOffset periodEnd, DateTimeOffset anchor, BillingCycle cycle)
    {
        var ends = periodEnd;
        for (var step = 1; ; step++)
        {
            if (IsAllowed(ends, now, startedAt)) { yield return ends; }
            var next = anchor.AddMonths(step * (cycle == BillingCycle.Yearly ? 12 : 1));
            while (next <= ends + Slack) { next = anchor.AddMonths(++step * (cycle == BillingCycle.Yearly ? 12 : 1)); }
            ends = next;
        }
    }

    private bool IsAllowed(DateTimeOffset end, DateTimeOffset now, DateTimeOffset startedAt) =>
        end + Slack >= startedAt.AddMonths(MinimumMonths) && end - now >= (NoticeDays == 0 ? Least : TimeSpan.FromDays(NoticeDays));
}
