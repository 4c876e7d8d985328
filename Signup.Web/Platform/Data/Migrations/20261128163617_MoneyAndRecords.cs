using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class MoneyAndRecords : Migration
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
                name: "Change",
                table: "subscriptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BilledTo",
                table: "subscriptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "EndsWithPeriod",
                table: "subscriptions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "EndsWithPeriod",
                table: "staff_refunds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "staff_refunds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PromotionCode",
                table: "signups",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Currencies",
                table: "reconciler_marks",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<long>(
                name: "DiffersSince",
                table: "reconciler_marks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Found",
                table: "reconciler_marks",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<int>(
                name: "TookMilliseconds",
                table: "reconciler_marks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.AddColumn<string>(
                name: "Decided",
                table: "compensations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WriteOffAsked",
                table: "compensations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "disputes",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    PaymentId = table.Column<string>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FoundAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount_Currency = table.Column<string>(type: "TEXT", nullable: false),
                    Amount_Minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disputes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tax_numbers",
                columns: table => new
                {
                    StripeCustomerId = table.Column<string>(type: "TEXT", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Country = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: false),
                    TaxIdId = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Told = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tax_numbers", x => x.StripeCustomerId);
                });

            migrationBuilder.CreateIndex(
                name: "running_subscriptions",
                table: "subscriptions",
                column: "StartedAt",
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "refunds_to_release",
                table: "staff_refunds",
                column: "AskedAt",
                filter: "\"State\" = 'WaitingForApproval'");

            migrationBuilder.CreateIndex(
                name: "overdue_now",
                table: "overdue_invoices",
                column: "FailedAt",
                filter: "\"SettledAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_At",
                table: "ledger",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_Kind_At",
                table: "ledger",
                columns: new[] { "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_IssuedAt",
                table: "invoices",
                column: "IssuedAt");

            migrationBuilder.CreateIndex(
                name: "IX_credit_notes_IssuedAt",
                table: "credit_notes",
                column: "IssuedAt");

            migrationBuilder.CreateIndex(
                name: "IX_disputes_OrderId",
                table: "disputes",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "open_disputes",
                table: "disputes",
                column: "FoundAt",
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_tax_numbers_ClientAccountId",
                table: "tax_numbers",
                column: "ClientAccountId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "disputes");

            migrationBuilder.DropTable(
                name: "tax_numbers");

            migrationBuilder.DropIndex(
                name: "running_subscriptions",
                table: "subscriptions");

            migrationBuilder.DropIndex(
                name: "refunds_to_release",
                table: "staff_refunds");

            migrationBuilder.DropIndex(
                name: "overdue_now",
                table: "overdue_invoices");

            migrationBuilder.DropIndex(
                name: "IX_ledger_At",
                table: "ledger");

            migrationBuilder.DropIndex(
                name: "IX_ledger_Kind_At",
                table: "ledger");

            migrationBuilder.DropIndex(
                name: "IX_invoices_IssuedAt",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "IX_credit_notes_IssuedAt",
                table: "credit_notes");

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
            migrationBuilder.Sql("ALTER TABLE subscriptions DROP COLUMN \"BilledTo\"");
            migrationBuilder.Sql("ALTER TABLE subscriptions DROP COLUMN \"Change\"");
            migrationBuilder.Sql("ALTER TABLE subscriptions DROP COLUMN \"EndsWithPeriod\"");
            migrationBuilder.Sql("ALTER TABLE staff_refunds DROP COLUMN \"EndsWithPeriod\"");
            migrationBuilder.Sql("ALTER TABLE staff_refunds DROP COLUMN \"Note\"");
            migrationBuilder.Sql("ALTER TABLE signups DROP COLUMN \"PromotionCode\"");
            migrationBuilder.Sql("ALTER TABLE reconciler_marks DROP COLUMN \"Currencies\"");
            migrationBuilder.Sql("ALTER TABLE reconciler_marks DROP COLUMN \"DiffersSince\"");
            migrationBuilder.Sql("ALTER TABLE reconciler_marks DROP COLUMN \"Found\"");
            migrationBuilder.Sql("ALTER TABLE reconciler_marks DROP COLUMN \"TookMilliseconds\"");
            migrationBuilder.Sql("ALTER TABLE invoices DROP COLUMN \"Discount\"");
            migrationBuilder.Sql("ALTER TABLE credit_notes DROP COLUMN \"Discount\"");
            migrationBuilder.Sql("ALTER TABLE compensations DROP COLUMN \"Decided\"");
            migrationBuilder.Sql("ALTER TABLE compensations DROP COLUMN \"WriteOffAsked\"");
        }
    }
}
