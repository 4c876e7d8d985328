using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SignupWeb.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class EndingsChangesAndEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_thank_you_pages_ContractId",
                table: "thank_you_pages");

            migrationBuilder.AddColumn<long>(
                name: "EndsAt",
                table: "subscriptions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Changes",
                table: "signups",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Late",
                table: "signups",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "Steps",
                table: "signups",
                type: "TEXT",
                maxLength: 80,
                nullable: false,
                defaultValue: "Register,Profile,Payment,Review");

            migrationBuilder.AddColumn<string>(
                name: "Ends",
                table: "plan_versions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Changes",
                table: "order_charges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EndsAt",
                table: "order_charges",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WithdrawnAt",
                table: "order_charges",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastAt",
                table: "notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.Sql("""UPDATE "notices" SET "LastAt" = COALESCE("MailedAt", "FirstAt")""");

            migrationBuilder.AddColumn<long>(
                name: "AskedAt",
                table: "downloads",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Attempt",
                table: "downloads",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "ClosedAt",
                table: "downloads",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FailedAt",
                table: "downloads",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Fault",
                table: "downloads",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FetchedAt",
                table: "downloads",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Fetches",
                table: "downloads",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Url",
                table: "downloads",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Notice",
                table: "contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StartAskedAt",
                table: "contracts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Withdrawal",
                table: "contracts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StartAskedAt",
                table: "agreed_terms",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MovedAt",
                table: "address_changes",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OldAddress",
                table: "address_changes",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "UndoLink",
                table: "address_changes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MailId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Lead = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AsPreferred = table.Column<bool>(type: "INTEGER", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MailedTo = table.Column<string>(type: "TEXT", nullable: true),
                    MailedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox", x => x.Id);
                    table.ForeignKey(
                        name: "FK_inbox_mails_MailId",
                        column: x => x.MailId,
                        principalTable: "mails",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "limited_offers",
                columns: table => new
                {
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BasisPoints = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WelcomedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_limited_offers", x => x.CustomerId);
                });

            migrationBuilder.CreateTable(
                name: "notices_seen",
                columns: table => new
                {
                    LoginId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices_seen", x => x.LoginId);
                    table.ForeignKey(
                        name: "FK_notices_seen_logins_LoginId",
                        column: x => x.LoginId,
                        principalTable: "logins",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "own_notices",
                columns: table => new
                {
                    LoginId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mailed = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_notices", x => x.LoginId);
                    table.ForeignKey(
                        name: "FK_own_notices_logins_LoginId",
                        column: x => x.LoginId,
                        principalTable: "logins",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "page_visits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SignupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<string>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndsAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Found = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_page_visits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "receivers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Events = table.Column<string>(type: "TEXT", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", nullable: false),
                    OldSecret = table.Column<string>(type: "TEXT", nullable: true),
                    OldSecretUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    IsReported = table.Column<bool>(type: "INTEGER", nullable: false),
                    Off = table.Column<string>(type: "TEXT", nullable: true),
                    IsOn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receivers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "postings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReceiverId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    NextTryAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    LastTryAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastStatus = table.Column<int>(type: "INTEGER", nullable: true),
                    LastAnswer = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_postings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_postings_receivers_ReceiverId",
                        column: x => x.ReceiverId,
                        principalTable: "receivers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_thank_you_pages_ContractId",
                table: "thank_you_pages",
                column: "ContractId");

            migrationBuilder.CreateIndex(
                name: "IX_thank_you_pages_OrderId",
                table: "thank_you_pages",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "one_change_at_a_time",
                table: "signups",
                column: "Changes",
                unique: true,
                filter: "\"EndedAt\" IS NULL AND \"Changes\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_order_charges_Changes",
                table: "order_charges",
                column: "Changes");

            migrationBuilder.CreateIndex(
                name: "IX_notices_LastAt",
                table: "notices",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "unverified_customers",
                table: "customers",
                column: "RegisteredAt",
                filter: "\"VerifiedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_CustomerId_Id",
                table: "inbox",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_MailId",
                table: "inbox",
                column: "MailId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "unread_letters",
                table: "inbox",
                column: "CustomerId",
                filter: "\"ReadAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_page_visits_SignupId_Step_StartedAt",
                table: "page_visits",
                columns: new[] { "SignupId", "Step", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_page_visits_StartedAt",
                table: "page_visits",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "one_open_visit",
                table: "page_visits",
                columns: new[] { "SignupId", "Step" },
                unique: true,
                filter: "\"State\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_postings_CustomerId",
                table: "postings",
                column: "CustomerId",
                filter: "\"CustomerId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_postings_ReceiverId_EventId",
                table: "postings",
                columns: new[] { "ReceiverId", "EventId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_postings_ReceiverId_Id",
                table: "postings",
                columns: new[] { "ReceiverId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_postings_ReceiverId_NextTryAt",
                table: "postings",
                columns: new[] { "ReceiverId", "NextTryAt" },
                filter: "\"NextTryAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_postings_ReceiverId_State_Id",
                table: "postings",
                columns: new[] { "ReceiverId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_postings_ReceiverId_Subject_Sequence",
                table: "postings",
                columns: new[] { "ReceiverId", "Subject", "Sequence" },
                filter: "\"NextTryAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_receivers_Url",
                table: "receivers",
                column: "Url",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "limited_offers");

            migrationBuilder.DropTable(
                name: "notices_seen");

            migrationBuilder.DropTable(
                name: "own_notices");

            migrationBuilder.DropTable(
                name: "page_visits");

            migrationBuilder.DropTable(
                name: "postings");

            migrationBuilder.DropTable(
                name: "receivers");

            migrationBuilder.DropIndex(
                name: "IX_thank_you_pages_ContractId",
                table: "thank_you_pages");

            migrationBuilder.DropIndex(
                name: "IX_thank_you_pages_OrderId",
                table: "thank_you_pages");

            migrationBuilder.DropIndex(
                name: "one_change_at_a_time",
                table: "signups");

            migrationBuilder.DropIndex(
                name: "IX_order_charges_Changes",
                table: "order_charges");

            migrationBuilder.DropIndex(
                name: "IX_notices_LastAt",
                table: "notices");

            migrationBuilder.DropIndex(
                name: "unverified_customers",
                table: "customers");

            migrationBuilder.Sql("ALTER TABLE subscriptions DROP COLUMN \"EndsAt\"");

            migrationBuilder.Sql("ALTER TABLE signups DROP COLUMN \"Changes\"");

            migrationBuilder.Sql("ALTER TABLE signups DROP COLUMN \"Late\"");

            migrationBuilder.Sql("ALTER TABLE signups DROP COLUMN \"Steps\"");

            migrationBuilder.Sql("ALTER TABLE plan_versions DROP COLUMN \"Ends\"");

            migrationBuilder.Sql("ALTER TABLE order_charges DROP COLUMN \"Changes\"");

            migrationBuilder.Sql("ALTER TABLE order_charges DROP COLUMN \"EndsAt\"");

            migrationBuilder.Sql("ALTER TABLE order_charges DROP COLUMN \"WithdrawnAt\"");

            migrationBuilder.Sql("ALTER TABLE notices DROP COLUMN \"LastAt\"");

            migrationBuilder.Sql("ALTER TABLE downloads DROP COLUMN \"AskedAt\"");

            migrationBuilder.Sql("ALTER TABLE downloads DROP COLUMN \"Attempt\"");

            migrationBuilder.Sql("ALTER TABLE downloads DROP COLUMN \"ClosedAt\"");

            migrationBuilder.Sql("ALTER TABLE downloads DROP COLUMN \"FailedAt\"");

            migrationBuilder.Sql("ALTER TABLE downloads DROP COLUMN \"Fault\"");

            migrationBuilder.Sql("ALTER TABLE downloads DROP COLUMN \"FetchedAt\"");

            migrationBuilder.Sql("ALTER TABLE downloads DROP COLUMN \"Fetches\"");

            migrationBuilder.Sql("ALTER TABLE downloads DROP COLUMN \"Url\"");

            migrationBuilder.Sql("ALTER TABLE contracts DROP COLUMN \"Notice\"");

            migrationBuilder.Sql("ALTER TABLE contracts DROP COLUMN \"StartAskedAt\"");

            migrationBuilder.Sql("ALTER TABLE contracts DROP COLUMN \"Withdrawal\"");

            migrationBuilder.Sql("ALTER TABLE agreed_terms DROP COLUMN \"StartAskedAt\"");

            migrationBuilder.Sql("ALTER TABLE address_changes DROP COLUMN \"MovedAt\"");

            migrationBuilder.Sql("ALTER TABLE address_changes DROP COLUMN \"OldAddress\"");

            migrationBuilder.Sql("ALTER TABLE address_changes DROP COLUMN \"UndoLink\"");

            migrationBuilder.CreateIndex(
                name: "IX_thank_you_pages_ContractId",
                table: "thank_you_pages",
                column: "ContractId",
                unique: true);
        }
    }
}
