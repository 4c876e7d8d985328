namespace SignupWeb.SysOps.Promotions;

/// <summary>Marks the texts of the page of promotion codes.</summary>
public sealed class PromotionsTexts;
