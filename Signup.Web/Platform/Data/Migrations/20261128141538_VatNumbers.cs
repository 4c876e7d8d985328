using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class VatNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BilledTo",
                table: "subscriptions",
                type: "TEXT",
                nullable: true);

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
                name: "IX_tax_numbers_ClientAccountId",
                table: "tax_numbers",
                column: "ClientAccountId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "tax_numbers");

            migrationBuilder.DropColumn(
                name: "BilledTo",
                table: "subscriptions");
        }
    }
}
