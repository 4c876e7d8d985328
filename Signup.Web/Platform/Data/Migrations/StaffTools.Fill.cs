namespace SignupWeb.Platform.Data.Migrations;

/// <summary>What orders that are there already bought.</summary>
public partial class StaffTools
{
    private const string Fill = """
        UPDATE orders SET "PlanId" = upper(json_extract("Offer", '$.planId'));
        """;
}
