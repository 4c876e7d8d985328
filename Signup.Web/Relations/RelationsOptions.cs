using SignupWeb.Platform.Settings;

namespace SignupWeb.Relations;

/// <summary>Section Relations.</summary>
public sealed class RelationsOptions
{
    public LimitedOfferOptions Offer { get; set; } = new();
}

/// <summary>What a client gets who becomes preferred.</summary>
public sealed class LimitedOfferOptions
{
    /// <summary>Off: nobody is made an offer; those that are out go on.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>What it takes off the first payment of the next purchase.</summary>
    public int Percent { get; set; } = 10;

    /// <summary>How many days it may be used.</summary>
    public int Days { get; set; } = 30;
}

internal static class RelationsSettings
{
    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Orders, "Relations:Offer:Enabled", "Offer for new clients", ChoiceForm.Switch, "On: whoever buys for the first time gets a promotion code of their own for the next purchase; offers that are out go on either way."),
        new(SettingSection.Orders, "Relations:Offer:Percent", "Offer, percent", new NumberForm(1, 100), "What the next such code takes off the first payment; codes that are out keep theirs."),
        new(SettingSection.Orders, "Relations:Offer:Days", "Offer, days", new NumberForm(1, 365), "How many days the next such code may be used; codes that are out keep their end."),
    ];
}
