using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Attention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Accepted",
                table: "contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Acknowledgement",
                table: "contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DueAt",
                table: "contracts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RefusedAt",
                table: "card_setups",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Snoozed",
                table: "risks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Taken",
                table: "risks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "attention",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Colour = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    Action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Owner = table.Column<string>(type: "TEXT", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    ByLogin = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attention", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Severity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MailedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "open_card_pages",
                table: "card_setups",
                column: "StripeCustomerId",
                filter: "\"State\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "contracts_to_attend_to",
                table: "contracts",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_attention_ContractId_At",
                table: "attention",
                columns: new[] { "ContractId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_MailedAt",
                table: "notices",
                column: "MailedAt");

            migrationBuilder.CreateIndex(
                name: "notices_to_mail",
                table: "notices",
                columns: new[] { "Kind", "SubjectId" },
                unique: true,
                filter: "\"MailedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attention");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropIndex(
                name: "open_card_pages",
                table: "card_setups");

            migrationBuilder.DropIndex(
                name: "contracts_to_attend_to",
                table: "contracts");

            // DropColumn would build the table anew, without its triggers.
            migrationBuilder.Sql("ALTER TABLE card_setups DROP COLUMN \"RefusedAt\"");
            migrationBuilder.Sql("ALTER TABLE risks DROP COLUMN \"Snoozed\"");
            migrationBuilder.Sql("ALTER TABLE risks DROP COLUMN \"Taken\"");
            migrationBuilder.Sql("ALTER TABLE contracts DROP COLUMN \"Accepted\"");
            migrationBuilder.Sql("ALTER TABLE contracts DROP COLUMN \"Acknowledgement\"");
            migrationBuilder.Sql("ALTER TABLE contracts DROP COLUMN \"DueAt\"");
        }
    }
}
