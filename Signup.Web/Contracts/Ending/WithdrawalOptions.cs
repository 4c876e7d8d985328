using SignupWeb.Kernel;

namespace SignupWeb.Contracts.Ending;

/// <summary>Section Withdrawal: where consumers can withdraw from what they bought; for how long says the plan. What was agreed to keeps what it was agreed with.</summary>
public sealed class WithdrawalOptions
{
    public const string Section = "Withdrawal";

    /// <summary>Where the law gives that right: the European Union, the rest of the European Economic Area, and the United Kingdom. Switzerland has none.</summary>
    public string Countries { get; set; } = "AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK";

    internal static bool AreCountries(string listed) => Codes(listed).All(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper));

    /// <summary>The offer as it is made to this buyer: with what holds for them.</summary>
    public Offer For(Offer offer, Party buyer)
    {
        var ends = offer.Ends ?? new();
        return offer with { Ends = buyer.IsConsumer && Codes(Countries).Contains(buyer.Country, StringComparer.Ordinal) ? ends : ends with { WithdrawalDays = 0 } };
    }

    private static string[] Codes(string listed) => listed.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
}
