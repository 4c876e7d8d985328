using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class AcceptanceDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "PlanId",
                table: "orders",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.Sql(Fill);

            migrationBuilder.CreateTable(
                name: "acceptance_days",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Red = table.Column<int>(type: "INTEGER", nullable: false),
                    Yellow = table.Column<int>(type: "INTEGER", nullable: false),
                    Green = table.Column<int>(type: "INTEGER", nullable: false),
                    NotAssessed = table.Column<int>(type: "INTEGER", nullable: false),
                    Acknowledged = table.Column<int>(type: "INTEGER", nullable: false),
                    SecondsWaited = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_acceptance_days", x => x.Day);
                });

            migrationBuilder.CreateIndex(
                name: "IX_payment_profiles_LastFour",
                table: "payment_profiles",
                column: "LastFour");

            migrationBuilder.CreateIndex(
                name: "IX_orders_PlacedAt_Reference",
                table: "orders",
                columns: new[] { "PlacedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_PlanId_PlacedAt_Reference",
                table: "orders",
                columns: new[] { "PlanId", "PlacedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_PlanId_State_PlacedAt_Reference",
                table: "orders",
                columns: new[] { "PlanId", "State", "PlacedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_State_PlacedAt_Reference",
                table: "orders",
                columns: new[] { "State", "PlacedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "acknowledgements",
                table: "attention",
                column: "At",
                filter: "\"Kind\" = 'Acknowledged'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acceptance_days");

            migrationBuilder.DropIndex(
                name: "IX_payment_profiles_LastFour",
                table: "payment_profiles");

            migrationBuilder.DropIndex(
                name: "IX_orders_PlacedAt_Reference",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_PlanId_PlacedAt_Reference",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_PlanId_State_PlacedAt_Reference",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_orders_State_PlacedAt_Reference",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "acknowledgements",
                table: "attention");

            migrationBuilder.DropColumn(
                name: "PlanId",
                table: "orders");
        }
    }
}
