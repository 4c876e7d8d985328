using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Documents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "PaymentInvoiceId",
                table: "invoices",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PaymentInvoiceNumber",
                table: "invoices",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Seller",
                table: "invoices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "credit_notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    InvoiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    InvoiceIssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RefundId = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seller = table.Column<string>(type: "TEXT", nullable: false),
                    Party = table.Column<string>(type: "TEXT", nullable: false),
                    Lines = table.Column<string>(type: "TEXT", nullable: false),
                    TaxDecision = table.Column<string>(type: "TEXT", nullable: true),
                    IssuedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Net_Currency = table.Column<string>(type: "TEXT", nullable: false),
                    Net_Minor = table.Column<long>(type: "INTEGER", nullable: false),
                    Tax_Currency = table.Column<string>(type: "TEXT", nullable: false),
                    Tax_Minor = table.Column<long>(type: "INTEGER", nullable: false),
                    Total_Currency = table.Column<string>(type: "TEXT", nullable: false),
                    Total_Minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_notes", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_PaymentInvoiceId",
                table: "invoices",
                column: "PaymentInvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_credit_notes_CustomerId_IssuedAt",
                table: "credit_notes",
                columns: new[] { "CustomerId", "IssuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_credit_notes_InvoiceId_RefundId",
                table: "credit_notes",
                columns: new[] { "InvoiceId", "RefundId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credit_notes_Number",
                table: "credit_notes",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_credit_notes_RefundId",
                table: "credit_notes",
                column: "RefundId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_notes");

            migrationBuilder.DropIndex(
                name: "IX_invoices_PaymentInvoiceId",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "PaymentInvoiceId",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "PaymentInvoiceNumber",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "Seller",
                table: "invoices");
        }
    }
}
