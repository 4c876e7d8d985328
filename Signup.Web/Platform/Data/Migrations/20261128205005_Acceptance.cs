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

            migrationBuilder.AddColumn<string>(
                name: "PublishedBy",
                table: "plan_versions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

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

            migrationBuilder.Sql(TakeAway);
            migrationBuilder.Sql(Fill);
            migrationBuilder.Sql(OfEntries);
            migrationBuilder.Sql(OfContracts);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(TakeAway);

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
            migrationBuilder.Sql("ALTER TABLE plan_versions DROP COLUMN \"PublishedBy\"");
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
