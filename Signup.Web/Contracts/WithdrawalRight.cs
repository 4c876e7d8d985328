using SignupWeb.Kernel;

namespace SignupWeb.Contracts;

/// <summary>Until when a contract can be withdrawn from, and why it cannot. What holds was frozen in what was agreed to.</summary>
public static class WithdrawalRight
{
    public static readonly Refusal None = Refusal.Conflict("NO_WITHDRAWAL", "The right to withdraw is for consumers and depends on plan and country. This contract comes without it.");

    public static readonly Refusal TooLate = Refusal.Conflict("WITHDRAWAL_OVER", "The time to withdraw from this contract is over.");

    public static readonly Refusal Provided = Refusal.Conflict("WITHDRAWAL_WAIVED", "You asked for the file at once, and it is ready. With that the right to withdraw has ended, as you agreed.");

    /// <summary>What contracts say that were agreed to before the period was written into the offer.</summary>
    private const int Before = 14;

    /// <summary>How many days it lasts; 0 where there is no such right.</summary>
    public static int DaysOf(Contract contract) => contract.Offer.Ends is { } ends ? ends.WithdrawalDays ?? 0 : Before;

    /// <summary>The first instant at which it is too late: the midnight after the last day, on the shop's clock. The day of the contract does not count.</summary>
    public static DateTimeOffset EndsAt(Contract contract, TimeZoneInfo zone)
    {
        var midnight = TimeZoneInfo.ConvertTime(contract.StartsAt, zone).Date.AddDays(DaysOf(contract) + 1);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>Null when it can be withdrawn from at that instant.</summary>
    public static Refusal? WhyNot(Contract contract, DateTimeOffset at, TimeZoneInfo zone) => contract switch
    {
        { State: ContractState.Ended } => Contract.Over,
        _ when DaysOf(contract) == 0 => None,
        _ when at >= EndsAt(contract, zone) => TooLate,
        { Kind: PlanKind.Download, StartAskedAt: not null, ActiveSince: not null } => Provided,
        _ => null,
    };

    /// <summary>For how long it was used, where that is kept: full days, and how many there are in a paid period and in all that is paid. None where the start was not asked for.</summary>
    public static UsedDays Used(Contract contract, DateTimeOffset at) => contract is { StartAskedAt: not null, ExpiresAt: { } paidUntil } && contract.Offer.BillingCycle.EndOfPeriod(contract.StartsAt) is { } firstEnd
        ? new(Math.Max(0, (at - contract.StartsAt).Days), WholeDays(firstEnd - contract.StartsAt), WholeDays(paidUntil - contract.StartsAt))
        : new(0, 1, 1);

    private static int WholeDays(TimeSpan length) => Math.Max(1, (int)Math.Round(length.TotalDays));
}
