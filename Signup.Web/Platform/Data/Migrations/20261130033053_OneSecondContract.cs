using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class OneSecondContract : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "one_second_contract_at_a_time",
                table: "signups",
                column: "ClientAccountId",
                unique: true,
                filter: "\"State\" = 'Open' AND \"Owner\" = 'ExistingBusiness' AND \"Changes\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "one_second_contract_at_a_time",
                table: "signups");
        }
    }
}
