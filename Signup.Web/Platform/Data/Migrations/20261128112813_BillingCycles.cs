using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class BillingCycles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_invoices_OrderId",
                table: "invoices");

            migrationBuilder.AddColumn<long>(
                name: "SuspendedAt",
                table: "subscriptions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OpenBecause",
                table: "payment_operations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EndedAt",
                table: "order_charges",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "PurchaseId",
                table: "invoices",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "PaymentInvoiceId",
                table: "invoices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "UnpaidSince",
                table: "contracts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SubscriptionId",
                table: "compensations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "overdue_invoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<string>(type: "TEXT", nullable: false),
                    SubscriptionId = table.Column<string>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FailedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    SuspendedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Total_Currency = table.Column<string>(type: "TEXT", nullable: false),
                    Total_Minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_overdue_invoices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "paid_invoices",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SubscriptionId = table.Column<string>(type: "TEXT", nullable: true),
                    IsKept = table.Column<bool>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Received_Currency = table.Column<string>(type: "TEXT", nullable: false),
                    Received_Minor = table.Column<long>(type: "INTEGER", nullable: false),
                    Total_Currency = table.Column<string>(type: "TEXT", nullable: false),
                    Total_Minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_paid_invoices", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_OrderId",
                table: "invoices",
                column: "OrderId",
                unique: true,
                filter: "\"PaymentInvoiceId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_PaymentInvoiceId",
                table: "invoices",
                column: "PaymentInvoiceId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_overdue_invoices_CustomerId",
                table: "overdue_invoices",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_overdue_invoices_InvoiceId",
                table: "overdue_invoices",
                column: "InvoiceId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_paid_invoices_OrderId",
                table: "paid_invoices",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_paid_invoices_TakenAt",
                table: "paid_invoices",
                column: "TakenAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "overdue_invoices");

            migrationBuilder.DropTable(
                name: "paid_invoices");

            migrationBuilder.DropIndex(
                name: "IX_invoices_OrderId",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "IX_invoices_PaymentInvoiceId",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "SuspendedAt",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "OpenBecause",
                table: "payment_operations");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "order_charges");

            migrationBuilder.DropColumn(
                name: "PaymentInvoiceId",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "UnpaidSince",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "SubscriptionId",
                table: "compensations");

            migrationBuilder.AlterColumn<Guid>(
                name: "PurchaseId",
                table: "invoices",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_invoices_OrderId",
                table: "invoices",
                column: "OrderId",
                unique: true);
        }
    }
}
