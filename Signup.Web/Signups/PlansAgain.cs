using Microsoft.AspNetCore.WebUtilities;
using SignupWeb.Kernel;

namespace SignupWeb.Signups;

/// <summary>Back to the plan page with what was chosen there, to say why a promotion code does not work. The page is made of its address alone.</summary>
internal static class PlansAgain
{
    public static string With(PlanId plan, BillingCycle cycle, string? country, string? code, Refusal refusal) =>
        QueryHelpers.AddQueryString(About("/", code, refusal), new Dictionary<string, string?>(StringComparer.Ordinal) { ["plan"] = plan.ToString(), ["cycle"] = cycle.ToString(), ["country"] = country });

    /// <summary>An address that says what is wrong with a code.</summary>
    public static string About(string path, string? code, Refusal refusal)
    {
        Dictionary<string, string?> told = new(StringComparer.Ordinal) { ["problem"] = refusal.Code, ["code"] = PromotionCodes.Cut(code ?? string.Empty) };
        foreach (var value in refusal.Arguments.Skip(1))
        {
            if (value is Money least) { told["least"] = least.Minor.ToString(System.Globalization.CultureInfo.InvariantCulture); }
            told["in"] = value is Money amount ? amount.Currency : value.ToString()!.ToLowerInvariant();
        }

        return QueryHelpers.AddQueryString(path, told);
    }
}
