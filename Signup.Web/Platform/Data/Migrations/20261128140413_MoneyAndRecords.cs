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
                name: "Currencies",
                table: "reconciler_marks",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "disputes");

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

            migrationBuilder.DropColumn(
                name: "EndsWithPeriod",
                table: "subscriptions");

            migrationBuilder.DropColumn(
                name: "EndsWithPeriod",
                table: "staff_refunds");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "staff_refunds");

            migrationBuilder.DropColumn(
                name: "Currencies",
                table: "reconciler_marks");

            migrationBuilder.DropColumn(
                name: "Found",
                table: "reconciler_marks");

            migrationBuilder.DropColumn(
                name: "TookMilliseconds",
                table: "reconciler_marks");

            migrationBuilder.DropColumn(
                name: "Decided",
                table: "compensations");

            migrationBuilder.DropColumn(
                name: "WriteOffAsked",
                table: "compensations");
        }
    }
}
