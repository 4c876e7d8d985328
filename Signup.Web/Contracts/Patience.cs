using Microsoft.Extensions.Options;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Deadlines;
using SignupWeb.Platform.Web;

namespace SignupWeb.Contracts;

/// <summary>By when somebody must have looked at a contract of a colour (R5), and the deadline that says so.</summary>
public sealed class Patience(IOptions<AttentionOptions> options, IOptions<ShopOptions> shop)
{
    private static readonly DayOfWeek[] WorkingDays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public DateTimeOffset Due(Colour colour, DateTimeOffset from) => colour switch
    {
        Colour.Red => from + options.Value.Red,
        Colour.Yellow => WorkingTime.Due(from, options.Value.Yellow, new SupportHours(WorkingDays, options.Value.WorkFrom, options.Value.WorkTo), shop.Value.Zone),
        Colour.Green => from + options.Value.Green,
        Colour.NotAssessed => from + options.Value.NotAssessed,
    };

    /// <summary>When working hours begin the next time.</summary>
    public DateTimeOffset Morning(DateTimeOffset after)
    {
        var day = shop.Value.Local(after).Date;
        while (!WorkingDays.Contains(day.DayOfWeek) || Begin(day) <= after) { day = day.AddDays(1); }
        return Begin(day);
    }

    private DateTimeOffset Begin(DateTime day) => shop.Value.Instant(day + options.Value.WorkFrom.ToTimeSpan());

    /// <summary>The contract's clock runs anew: an earlier deadline counts no more. Null stops it.</summary>
    internal static async Task Remind(SignupDb db, Contract contract, DateTimeOffset? at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.CloseDeadline(AttentionDue.Kind, contract.Id.Value, now, cancellationToken);
        if (at is { } due) { db.Add(Deadline.At(AttentionDue.Kind, contract.Id.Value, due)); }
    }
}
