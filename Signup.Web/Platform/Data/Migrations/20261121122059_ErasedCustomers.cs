using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class ErasedCustomers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EndedAt",
                table: "subscriptions",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "subscriptions");
        }
    }
}
