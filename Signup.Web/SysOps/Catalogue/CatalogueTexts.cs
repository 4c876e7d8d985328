namespace SignupWeb.SysOps.Catalogue;

/// <summary>Marks the texts of the pages of plans and prices.</summary>
public sealed class CatalogueTexts;
