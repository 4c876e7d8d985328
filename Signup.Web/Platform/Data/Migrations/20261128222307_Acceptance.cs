using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Acceptance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "by_rank_and_age",
                table: "board_entries");

            migrationBuilder.DropIndex(
                name: "IX_board_entries_Customer_Number",
                table: "board_entries");

            migrationBuilder.DropIndex(
                name: "IX_board_entries_Rank_Customer_Number",
                table: "board_entries");

            migrationBuilder.DropIndex(
                name: "IX_board_entries_SignedAt_Number",
                table: "board_entries");

            migrationBuilder.DropIndex(
                name: "worst",
                table: "board_entries");

            migrationBuilder.AddColumn<Guid>(
                name: "EvidenceId",
                table: "criteria",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Escalation",
                table: "contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NeedsAcceptance",
                table: "contracts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "DueAt",
                table: "board_entries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<bool>(
                name: "OnBoard",
                table: "board_entries",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Owner",
                table: "board_entries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "amendments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    TextHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    OfferedBy = table.Column<string>(type: "TEXT", nullable: false),
                    OfferedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_amendments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contract_tasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DoneBy = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contract_tasks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "evidence_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence_files", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "by_rank_and_age",
                table: "board_entries",
                columns: new[] { "Rank", "SignedAt", "Number" },
                filter: "\"OnBoard\"");

            migrationBuilder.CreateIndex(
                name: "IX_board_entries_Customer_Number",
                table: "board_entries",
                columns: new[] { "Customer", "Number" },
                filter: "\"OnBoard\"");

            migrationBuilder.CreateIndex(
                name: "IX_board_entries_DueAt_Number",
                table: "board_entries",
                columns: new[] { "DueAt", "Number" },
                filter: "\"OnBoard\"");

            migrationBuilder.CreateIndex(
                name: "IX_board_entries_Owner_DueAt",
                table: "board_entries",
                columns: new[] { "Owner", "DueAt" },
                filter: "\"OnBoard\"");

            migrationBuilder.CreateIndex(
                name: "IX_board_entries_Rank_Customer_Number",
                table: "board_entries",
                columns: new[] { "Rank", "Customer", "Number" },
                filter: "\"OnBoard\"");

            migrationBuilder.CreateIndex(
                name: "IX_board_entries_Rank_DueAt_Number",
                table: "board_entries",
                columns: new[] { "Rank", "DueAt", "Number" },
                filter: "\"OnBoard\"");

            migrationBuilder.CreateIndex(
                name: "IX_board_entries_SignedAt_Number",
                table: "board_entries",
                columns: new[] { "SignedAt", "Number" },
                filter: "\"OnBoard\"");

            migrationBuilder.CreateIndex(
                name: "worst",
                table: "board_entries",
                columns: new[] { "Rank", "SignedAt", "Number" },
                descending: new[] { false, true, false },
                filter: "\"OnBoard\"");

            migrationBuilder.CreateIndex(
                name: "IX_amendments_ContractId_OfferedAt",
                table: "amendments",
                columns: new[] { "ContractId", "OfferedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_amendments_CustomerId",
                table: "amendments",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "offered_amendments",
                table: "amendments",
                column: "ContractId",
                unique: true,
                filter: "\"State\" = 'Offered'");

            migrationBuilder.CreateIndex(
                name: "IX_contract_tasks_ContractId",
                table: "contract_tasks",
                column: "ContractId");

            migrationBuilder.CreateIndex(
                name: "IX_contract_tasks_DoneAt",
                table: "contract_tasks",
                column: "DoneAt");

            migrationBuilder.CreateIndex(
                name: "open_tasks_of_a_contract",
                table: "contract_tasks",
                columns: new[] { "ContractId", "Kind" },
                unique: true,
                filter: "\"DoneAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "tasks_of_somebody",
                table: "contract_tasks",
                columns: new[] { "Owner", "DueAt" },
                filter: "\"DoneAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "tasks_to_do",
                table: "contract_tasks",
                column: "DueAt",
                filter: "\"DoneAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_evidence_files_ContractId",
                table: "evidence_files",
                column: "ContractId");

            migrationBuilder.Sql(TakeAway);
            migrationBuilder.Sql(Fill);
            migrationBuilder.Sql(OfEntries);
            migrationBuilder.Sql(OfContracts);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(TakeAway);

            migrationBuilder.DropTable(
                name: "amendments");

            migrationBuilder.DropTable(
                name: "contract_tasks");

            migrationBuilder.DropTable(
                name: "evidence_files");

            migrationBuilder.DropIndex(
                name: "by_rank_and_age",
                table: "board_entries");

            migrationBuilder.DropIndex(
                name: "IX_board_entries_Customer_Number",
                table: "board_entries");

            migrationBuilder.DropIndex(
                name: "IX_board_entries_DueAt_Number",
                table: "board_entries");

            migrationBuilder.DropIndex(
                name: "IX_board_entries_Owner_DueAt",
                table: "board_entries");

            migrationBuilder.DropIndex(
                name: "IX_board_entries_Rank_Customer_Number",
                table: "board_entries");

            migrationBuilder.DropIndex(
                name: "IX_board_entries_Rank_DueAt_Number",
                table: "board_entries");

            migrationBuilder.DropIndex(
                name: "IX_board_entries_SignedAt_Number",
                table: "board_entries");

            migrationBuilder.DropIndex(
                name: "worst",
                table: "board_entries");

            // DropColumn would build the table anew, without its triggers.
            migrationBuilder.Sql("ALTER TABLE criteria DROP COLUMN \"EvidenceId\"");
            migrationBuilder.Sql("ALTER TABLE contracts DROP COLUMN \"Escalation\"");
            migrationBuilder.Sql("ALTER TABLE contracts DROP COLUMN \"NeedsAcceptance\"");
            migrationBuilder.Sql("ALTER TABLE board_entries DROP COLUMN \"DueAt\"");
            migrationBuilder.Sql("ALTER TABLE board_entries DROP COLUMN \"OnBoard\"");
            migrationBuilder.Sql("ALTER TABLE board_entries DROP COLUMN \"Owner\"");
            migrationBuilder.CreateIndex(
                name: "by_rank_and_age",
                table: "board_entries",
                columns: new[] { "Rank", "SignedAt", "Number" });

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

            migrationBuilder.Sql(Before);
        }
    }
}
