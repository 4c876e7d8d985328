using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class SignupsUnderWay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "signups_under_way",
                table: "signups",
                columns: new[] { "StartedAt", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "open_risks_about",
                table: "risks",
                column: "SubjectId",
                filter: "\"IsOpen\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "signups_under_way",
                table: "signups");

            migrationBuilder.DropIndex(
                name: "open_risks_about",
                table: "risks");
        }
    }
}
