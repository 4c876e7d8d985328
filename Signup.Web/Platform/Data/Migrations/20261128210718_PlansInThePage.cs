using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlansInThePage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "plans",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ChangedBy",
                table: "plans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Draft",
                table: "plans",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PublishedBy",
                table: "plan_versions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PlanVersionId",
                table: "contracts",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateIndex(
                name: "IX_contracts_PlanVersionId_State",
                table: "contracts",
                columns: new[] { "PlanVersionId", "State" });

            migrationBuilder.Sql(FromOffers);
        }

        // what contracts were made from stood in their offers alone
        private const string FromOffers = """
            UPDATE "contracts" SET "PlanVersionId" = upper(json_extract("Offer", '$.planVersionId'));
            """;

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_contracts_PlanVersionId_State",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "ChangedBy",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "Draft",
                table: "plans");

            migrationBuilder.DropColumn(
                name: "PublishedBy",
                table: "plan_versions");

            migrationBuilder.Sql("ALTER TABLE contracts DROP COLUMN \"PlanVersionId\"");
        }
    }
}
