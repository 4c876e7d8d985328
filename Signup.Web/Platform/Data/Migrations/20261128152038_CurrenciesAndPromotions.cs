using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class CurrenciesAndPromotions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The key grows by the currency. A plan version had prices in one currency until now, so its first price says which.
            migrationBuilder.Sql("""
                CREATE TABLE "stripe_prices_new" (
                    "PlanVersionId" TEXT NOT NULL,
                    "BillingCycle" TEXT NOT NULL,
                    "Currency" TEXT NOT NULL,
                    "Service" TEXT NOT NULL,
                    "StripeId" TEXT NOT NULL,
                    "LookupKey" TEXT NOT NULL,
                    CONSTRAINT "PK_stripe_prices" PRIMARY KEY ("PlanVersionId", "BillingCycle", "Currency", "Service"));
                INSERT INTO "stripe_prices_new" ("PlanVersionId", "BillingCycle", "Currency", "Service", "StripeId", "LookupKey")
                    SELECT p."PlanVersionId", p."BillingCycle", coalesce((SELECT json_extract(v."Prices", '$[0].net.currency') FROM "plan_versions" v WHERE v."Id" = p."PlanVersionId"), 'eur'), p."Service", p."StripeId", p."LookupKey" FROM "stripe_prices" p;
                DROP TABLE "stripe_prices";
                ALTER TABLE "stripe_prices_new" RENAME TO "stripe_prices";
                """);

            migrationBuilder.AddColumn<string>(
                name: "PromotionCode",
                table: "signups",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Discount",
                table: "invoices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Discount",
                table: "credit_notes",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TABLE "stripe_prices_old" (
                    "PlanVersionId" TEXT NOT NULL,
                    "BillingCycle" TEXT NOT NULL,
                    "Service" TEXT NOT NULL,
                    "StripeId" TEXT NOT NULL,
                    "LookupKey" TEXT NOT NULL,
                    CONSTRAINT "PK_stripe_prices" PRIMARY KEY ("PlanVersionId", "BillingCycle", "Service"));
                INSERT OR IGNORE INTO "stripe_prices_old" ("PlanVersionId", "BillingCycle", "Service", "StripeId", "LookupKey")
                    SELECT "PlanVersionId", "BillingCycle", "Service", "StripeId", "LookupKey" FROM "stripe_prices" ORDER BY "Currency" = 'eur' DESC;
                DROP TABLE "stripe_prices";
                ALTER TABLE "stripe_prices_old" RENAME TO "stripe_prices";
                """);

            // DropColumn would build the tables anew.
            migrationBuilder.Sql("ALTER TABLE signups DROP COLUMN \"PromotionCode\"");
            migrationBuilder.Sql("ALTER TABLE invoices DROP COLUMN \"Discount\"");
            migrationBuilder.Sql("ALTER TABLE credit_notes DROP COLUMN \"Discount\"");
        }
    }
}
