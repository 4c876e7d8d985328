using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class StaffTools : Migration
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

            migrationBuilder.CreateTable(
                name: "mail_words",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Sentences = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_words", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settings", x => x.Key);
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

            migrationBuilder.CreateIndex(
                name: "IX_mail_words_Kind_Language_Number",
                table: "mail_words",
                columns: new[] { "Kind", "Language", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acceptance_days");

            migrationBuilder.DropTable(
                name: "mail_words");

            migrationBuilder.DropTable(
                name: "settings");

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
