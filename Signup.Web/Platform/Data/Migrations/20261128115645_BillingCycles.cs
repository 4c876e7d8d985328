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

            migrationBuilder.AddColumn<string>(
                name: "AboutCustomer",
                table: "webhook_events",
                type: "TEXT",
                nullable: true);

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

            migrationBuilder.AddColumn<string>(
                name: "InvoiceId",
                table: "ledger",
                type: "TEXT",
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

            migrationBuilder.CreateTable(
                name: "staff_refunds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PaymentId = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Ends = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AskedByLogin = table.Column<Guid>(type: "TEXT", nullable: true),
                    AskedBy = table.Column<string>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    RefundId = table.Column<string>(type: "TEXT", nullable: true),
                    LastError = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount_Currency = table.Column<string>(type: "TEXT", nullable: false),
                    Amount_Minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_refunds", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_webhook_events_AboutCustomer",
                table: "webhook_events",
                column: "AboutCustomer",
                filter: "\"AboutCustomer\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_OrderId",
                table: "invoices",
                column: "OrderId",
                unique: true,
                filter: "\"PurchaseId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_PaymentInvoiceId",
                table: "invoices",
                column: "PaymentInvoiceId",
                unique: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_staff_refunds_OrderId",
                table: "staff_refunds",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_staff_refunds_PaymentId",
                table: "staff_refunds",
                column: "PaymentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_notes");

            migrationBuilder.DropTable(
                name: "overdue_invoices");

            migrationBuilder.DropTable(
                name: "paid_invoices");

            migrationBuilder.DropTable(
                name: "staff_refunds");

            migrationBuilder.DropIndex(
                name: "IX_webhook_events_AboutCustomer",
                table: "webhook_events");

            migrationBuilder.DropIndex(
                name: "IX_invoices_OrderId",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "IX_invoices_PaymentInvoiceId",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "AboutCustomer",
                table: "webhook_events");

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
                name: "InvoiceId",
                table: "ledger");

            migrationBuilder.DropColumn(
                name: "PaymentInvoiceId",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "PaymentInvoiceNumber",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "Seller",
                table: "invoices");

            // DropColumn would build the table anew, and its triggers would be gone.
            migrationBuilder.Sql("ALTER TABLE contracts DROP COLUMN \"UnpaidSince\"");

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
