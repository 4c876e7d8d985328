using SignupWeb.Platform.Links;

namespace SignupWeb.Signups;

/// <summary>The coordinator's ways out and back: which signed return each step's page must come back with (R1 steps 2, 3, 5, 6).</summary>
public static class HandOffs
{
    /// <summary>Opens a step's page in any browser; carries sign-up and client account (R1 step 2).</summary>
    public const string StepLink = "step";

    public const string RegisterReturn = "return-register";
    public const string ProfileReturn = "return-profile";
    public const string PaymentReturn = "return-payment";
    public const string OrderCardReturn = "return-order-card";

    /// <summary>Back from adding a card for which a page of another system had sent its visitor.</summary>
    public const string CardOfPageReturn = "return-page-card";

    public const string CardOfPagePath = "/signup/return/page-card";

    private static readonly TimeSpan StepLifetime = TimeSpan.FromHours(2);

    /// <summary>The step's page with a signed hand-off.</summary>
    public static (string Url, DateTimeOffset ExpiresAt) Open(Signup signup, SignedLinks links, TimeProvider time) =>
        ($"{SignupJourney.AddressOf(signup, SignupJourney.Current(signup))}?hand-off={links.Make(StepLink, StepLifetime, signup.Id.Value, signup.ClientAccountId.Value)}", time.GetUtcNow() + StepLifetime);

    public static HandOff Register(Signup signup) => new(RegisterReturn, "/signup/return/register", [signup.Id.Value, signup.ClientAccountId.Value], $"/signup/{signup.Id}/register");

    public static HandOff Profile(Signup signup) => new(ProfileReturn, "/signup/return/profile", [signup.Id.Value]);

    public static HandOff Payment(Signup signup) => new(PaymentReturn, "/signup/return/payment", [signup.Id.Value], $"/signup/{signup.Id}/payment");

    /// <summary>The card is added for a page of another system, and its visitor goes on there.</summary>
    public static HandOff CardOfPage(Signup signup, PageVisit visit) => new(CardOfPageReturn, CardOfPagePath, [signup.Id.Value, visit.Id], $"/signup/{signup.Id}/payment");

    public static HandOff OrderCard(Signup signup) => new(OrderCardReturn, "/signup/return/order-card", [signup.Id.Value], $"/signup/{signup.Id}/order");
}
