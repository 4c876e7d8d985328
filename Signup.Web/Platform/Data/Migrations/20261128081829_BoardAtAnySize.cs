using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class BoardAtAnySize : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_subscriptions_CustomerId",
                table: "subscriptions");

            migrationBuilder.DropIndex(
                name: "IX_risks_LastSeenAt",
                table: "risks");

            migrationBuilder.DropIndex(
                name: "IX_orders_CustomerId",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_invoices_CustomerId",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "IX_downloads_CustomerId",
                table: "downloads");

            migrationBuilder.DropIndex(
                name: "IX_contracts_Colour_SignedAt",
                table: "contracts");

            migrationBuilder.DropIndex(
                name: "IX_contracts_CustomerId",
                table: "contracts");

            migrationBuilder.CreateTable(
                name: "board_entries",
                columns: table => new
                {
                    Row = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Customer = table.Column<string>(type: "TEXT", nullable: false),
                    Plan = table.Column<string>(type: "TEXT", nullable: false),
                    SignedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Colour = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false, computedColumnSql: "CASE \"Colour\" WHEN 'Red' THEN 0 WHEN 'Yellow' THEN 1 WHEN 'NotAssessed' THEN 2 ELSE 3 END", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_board_entries", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "tallies",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tallies", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_CustomerId_StartedAt",
                table: "subscriptions",
                columns: new[] { "CustomerId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "open_risks",
                table: "risks",
                columns: new[] { "Severity", "LastSeenAt", "Id" },
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "resolved_risks",
                table: "risks",
                columns: new[] { "Severity", "LastSeenAt", "Id" },
                filter: "NOT \"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "IX_orders_CustomerId_PlacedAt",
                table: "orders",
                columns: new[] { "CustomerId", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_CustomerId_IssuedAt",
                table: "invoices",
                columns: new[] { "CustomerId", "IssuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_downloads_CustomerId_RequestedAt",
                table: "downloads",
                columns: new[] { "CustomerId", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_contracts_CustomerId_SignedAt",
                table: "contracts",
                columns: new[] { "CustomerId", "SignedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_contracts_State_Colour",
                table: "contracts",
                columns: new[] { "State", "Colour" });

            migrationBuilder.CreateIndex(
                name: "by_rank_and_age",
                table: "board_entries",
                columns: new[] { "Rank", "SignedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_board_entries_ContractId",
                table: "board_entries",
                column: "ContractId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_board_entries_Customer_Number",
                table: "board_entries",
                columns: new[] { "Customer", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_board_entries_Rank_Customer_Number",
                table: "board_entries",
                columns: new[] { "Rank", "Customer", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_board_entries_SignedAt_Number",
                table: "board_entries",
                columns: new[] { "SignedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "worst",
                table: "board_entries",
                columns: new[] { "Rank", "SignedAt", "Number" },
                descending: new[] { false, true, false });

            migrationBuilder.Sql(Search);
            migrationBuilder.Sql(Counts);
            migrationBuilder.Sql(OfEntries);
            migrationBuilder.Sql(OfContracts);
            migrationBuilder.Sql(OfRisks);
            migrationBuilder.Sql(Fill);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(TakeAway);

            migrationBuilder.DropTable(
                name: "board_entries");

            migrationBuilder.DropTable(
                name: "tallies");

            migrationBuilder.DropIndex(
                name: "IX_subscriptions_CustomerId_StartedAt",
                table: "subscriptions");

            migrationBuilder.DropIndex(
                name: "open_risks",
                table: "risks");

            migrationBuilder.DropIndex(
                name: "resolved_risks",
                table: "risks");

            migrationBuilder.DropIndex(
                name: "IX_orders_CustomerId_PlacedAt",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "IX_invoices_CustomerId_IssuedAt",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "IX_downloads_CustomerId_RequestedAt",
                table: "downloads");

            migrationBuilder.DropIndex(
                name: "IX_contracts_CustomerId_SignedAt",
                table: "contracts");

            migrationBuilder.DropIndex(
                name: "IX_contracts_State_Colour",
                table: "contracts");

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_CustomerId",
                table: "subscriptions",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_risks_LastSeenAt",
                table: "risks",
                column: "LastSeenAt",
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "IX_orders_CustomerId",
                table: "orders",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_CustomerId",
                table: "invoices",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_downloads_CustomerId",
                table: "downloads",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_Colour_SignedAt",
                table: "contracts",
                columns: new[] { "Colour", "SignedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_contracts_CustomerId",
                table: "contracts",
                column: "CustomerId");
        }
    }
}
