using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SignupWeb.Platform.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class InitialCreate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "acceptance_days",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Red = table.Column<int>(type: "integer", nullable: false),
                    Yellow = table.Column<int>(type: "integer", nullable: false),
                    Green = table.Column<int>(type: "integer", nullable: false),
                    NotAssessed = table.Column<int>(type: "integer", nullable: false),
                    Acknowledged = table.Column<int>(type: "integer", nullable: false),
                    SecondsWaited = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_acceptance_days", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "agreed_terms",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    SignupId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Offer = table.Column<string>(type: "text", nullable: false),
                    Party = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    TextVersion = table.Column<int>(type: "integer", nullable: false),
                    TextHash = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    AgreedAt = table.Column<long>(type: "bigint", nullable: false),
                    StartAskedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreed_terms", x => x.OrderId);
                });

            migrationBuilder.CreateTable(
                name: "amendments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    TextHash = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OfferedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OfferedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_amendments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "attention",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Colour = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Action = table.Column<string>(type: "text", maxLength: 40, nullable: true, collation: "C"),
                    Owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DueAt = table.Column<long>(type: "bigint", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ByLogin = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attention", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "text", maxLength: 201, nullable: false, collation: "C"),
                    Role = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Action = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "text", maxLength: 260, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Changes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "board_entries",
                columns: table => new
                {
                    Row = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    Customer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Plan = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SignedAt = table.Column<long>(type: "bigint", nullable: false),
                    Colour = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    OnBoard = table.Column<bool>(type: "boolean", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    Owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Rank = table.Column<int>(type: "integer", nullable: false, computedColumnSql: "CASE \"Colour\" WHEN 'Red' THEN 0 WHEN 'Yellow' THEN 1 WHEN 'NotAssessed' THEN 2 ELSE 3 END", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_board_entries", x => x.Row);
                });

            migrationBuilder.CreateTable(
                name: "card_setups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SignupId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    StripeCustomerId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    HandOff = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    SessionId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PaymentProfileId = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    RefusedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_setups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "compensations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    PaymentId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SubscriptionId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    RefundId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LastError = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Retries = table.Column<int>(type: "integer", nullable: false),
                    WriteOffAsked = table.Column<string>(type: "text", nullable: true),
                    Decided = table.Column<string>(type: "text", nullable: true),
                    FoundAt = table.Column<long>(type: "bigint", nullable: false),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Amount_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Amount_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_compensations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contract_tasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Owner = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    MadeBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MadeAt = table.Column<long>(type: "bigint", nullable: false),
                    DoneAt = table.Column<long>(type: "bigint", nullable: true),
                    DoneBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contract_tasks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "contracts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    SignupId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    PlanName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PlanVersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Offer = table.Column<string>(type: "text", nullable: false),
                    Party = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    TextHash = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    AgreedAt = table.Column<long>(type: "bigint", nullable: false),
                    StartAskedAt = table.Column<long>(type: "bigint", nullable: true),
                    SignedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    StartsAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: true),
                    ActiveSince = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    UnpaidSince = table.Column<long>(type: "bigint", nullable: true),
                    Colour = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    NeedsAcceptance = table.Column<bool>(type: "boolean", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: true),
                    Acknowledgement = table.Column<string>(type: "text", nullable: true),
                    Escalation = table.Column<string>(type: "text", nullable: true),
                    Accepted = table.Column<string>(type: "text", nullable: true),
                    ColouredAt = table.Column<long>(type: "bigint", nullable: true),
                    Notice = table.Column<string>(type: "text", nullable: true),
                    Withdrawal = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contracts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "credit_notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    InvoiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceNumber = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    InvoiceIssuedAt = table.Column<long>(type: "bigint", nullable: false),
                    RefundId = table.Column<string>(type: "text", maxLength: 255, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seller = table.Column<string>(type: "text", nullable: false),
                    Party = table.Column<string>(type: "text", nullable: false),
                    Lines = table.Column<string>(type: "text", nullable: false),
                    Discount = table.Column<string>(type: "text", nullable: true),
                    TaxDecision = table.Column<string>(type: "text", nullable: true),
                    IssuedAt = table.Column<long>(type: "bigint", nullable: false),
                    Net_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Net_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Tax_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Tax_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Total_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Total_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_notes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "criteria",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    HowMeasured = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    YellowLimit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RedLimit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Colour = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", maxLength: 200, nullable: true, collation: "C"),
                    Reason = table.Column<string>(type: "text", maxLength: 2000, nullable: true, collation: "C"),
                    EvidenceId = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_criteria", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "criterion_assessments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CriterionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    Before = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Colour = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    By = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ByLogin = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_criterion_assessments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "customers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Email = table.Column<string>(type: "text", maxLength: 254, nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    RegisteredAt = table.Column<long>(type: "bigint", nullable: false),
                    VerifiedAt = table.Column<long>(type: "bigint", nullable: true),
                    Suspension = table.Column<string>(type: "text", nullable: true),
                    ErasedAt = table.Column<long>(type: "bigint", nullable: true),
                    Terms = table.Column<string>(type: "text", nullable: true),
                    MarketingConsentAt = table.Column<long>(type: "bigint", nullable: true),
                    Culture = table.Column<string>(type: "text", maxLength: 10, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Profile_Address = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    Profile_Company = table.Column<string>(type: "text", maxLength: 100, nullable: true, collation: "C"),
                    Profile_Country = table.Column<string>(type: "text", maxLength: 2, nullable: false, collation: "C"),
                    Profile_FirstName = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    Profile_LastName = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    Profile_PostCode = table.Column<string>(type: "text", maxLength: 12, nullable: false, collation: "C"),
                    Profile_PreferredInbox = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Profile_PurchaseReference = table.Column<string>(type: "text", maxLength: 100, nullable: true, collation: "C"),
                    Profile_Region = table.Column<string>(type: "text", maxLength: 100, nullable: true, collation: "C"),
                    Profile_TaxId = table.Column<string>(type: "text", maxLength: 20, nullable: true, collation: "C"),
                    Profile_Town = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "deadlines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    LastError = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deadlines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "demo_data",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: true),
                    Signups = table.Column<List<Guid>>(type: "uuid[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_demo_data", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "disputes",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PaymentId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Status = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    FoundAt = table.Column<long>(type: "bigint", nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Amount_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Amount_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disputes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "downloads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Email = table.Column<string>(type: "text", maxLength: 254, nullable: false, collation: "C"),
                    FirstName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Culture = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    RequestedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReadyAt = table.Column<long>(type: "bigint", nullable: true),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "text", maxLength: 64, nullable: true, collation: "C"),
                    Url = table.Column<string>(type: "text", maxLength: 2000, nullable: true, collation: "C"),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: true),
                    NextTryAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    FailedAt = table.Column<long>(type: "bigint", nullable: true),
                    Fault = table.Column<string>(type: "text", maxLength: 40, nullable: true, collation: "C"),
                    Fetches = table.Column<int>(type: "integer", nullable: false),
                    FetchedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_downloads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "evidence_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", maxLength: 120, nullable: false, collation: "C"),
                    MediaType = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_evidence_files", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "invoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    PurchaseId = table.Column<Guid>(type: "uuid", nullable: true),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Party = table.Column<string>(type: "text", nullable: false),
                    Seller = table.Column<string>(type: "text", nullable: true),
                    PaymentInvoiceId = table.Column<string>(type: "text", maxLength: 255, nullable: true, collation: "C"),
                    PaymentInvoiceNumber = table.Column<string>(type: "text", maxLength: 255, nullable: true, collation: "C"),
                    Lines = table.Column<string>(type: "text", nullable: false),
                    Discount = table.Column<string>(type: "text", nullable: true),
                    TaxDecision = table.Column<string>(type: "text", nullable: true),
                    IssuedAt = table.Column<long>(type: "bigint", nullable: false),
                    PaidAt = table.Column<long>(type: "bigint", nullable: false),
                    Card = table.Column<string>(type: "text", maxLength: 60, nullable: true, collation: "C"),
                    Net_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Net_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Tax_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Tax_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Total_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Total_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ledger",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    StripeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PaymentId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    InvoiceId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Door = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Amount_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Amount_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "limited_offers",
                columns: table => new
                {
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    BasisPoints = table.Column<int>(type: "integer", nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndsAt = table.Column<long>(type: "bigint", nullable: false),
                    MadeAt = table.Column<long>(type: "bigint", nullable: true),
                    WelcomedAt = table.Column<long>(type: "bigint", nullable: true),
                    UsedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_limited_offers", x => x.CustomerId);
                });

            migrationBuilder.CreateTable(
                name: "logins",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    DisplayName = table.Column<string>(type: "text", maxLength: 201, nullable: false, collation: "C"),
                    Culture = table.Column<string>(type: "text", maxLength: 10, nullable: true, collation: "C"),
                    UserName = table.Column<string>(type: "text", maxLength: 256, nullable: true, collation: "C"),
                    NormalizedUserName = table.Column<string>(type: "text", maxLength: 256, nullable: true, collation: "C"),
                    Email = table.Column<string>(type: "text", maxLength: 256, nullable: true, collation: "C"),
                    NormalizedEmail = table.Column<string>(type: "text", maxLength: 256, nullable: true, collation: "C"),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PhoneNumber = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<long>(type: "bigint", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_logins", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "mail_words",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", maxLength: 2, nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Sentences = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", maxLength: 201, nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_words", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "mails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Recipient = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Html = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false),
                    NextTryAt = table.Column<long>(type: "bigint", nullable: true),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    LastError = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Severity = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Sentence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    FirstAt = table.Column<long>(type: "bigint", nullable: false),
                    LastAt = table.Column<long>(type: "bigint", nullable: false),
                    MailedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "number_series",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Last = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_series", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "order_charges",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    SignupId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Offer = table.Column<string>(type: "text", nullable: false),
                    Changes = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    PaymentProfileId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SubscriptionId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LastReason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    AuthenticationUrl = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndsAt = table.Column<long>(type: "bigint", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "bigint", nullable: true),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Net_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Net_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Tax_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Tax_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Total_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Total_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_charges", x => x.OrderId);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SignupId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    PaymentProfileId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Offer = table.Column<string>(type: "text", nullable: false),
                    Party = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    PlacedAt = table.Column<long>(type: "bigint", nullable: false),
                    RemorseEndsAt = table.Column<long>(type: "bigint", nullable: false),
                    ChargingSince = table.Column<long>(type: "bigint", nullable: true),
                    ChargeAttempt = table.Column<int>(type: "integer", nullable: false),
                    AcceptedAt = table.Column<long>(type: "bigint", nullable: true),
                    PurchaseId = table.Column<Guid>(type: "uuid", nullable: true),
                    CancelledAt = table.Column<long>(type: "bigint", nullable: true),
                    Failure = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Net_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Net_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Tax_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Tax_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Total_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Total_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EventVersion = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OccurredAt = table.Column<long>(type: "bigint", nullable: false),
                    SignupId = table.Column<Guid>(type: "uuid", nullable: true),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "overdue_invoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SubscriptionId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    FailedAt = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Url = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    SuspendedAt = table.Column<long>(type: "bigint", nullable: true),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Total_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Total_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_overdue_invoices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "page_visits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SignupId = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    From = table.Column<string>(type: "text", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndsAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Found = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_page_visits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "paid_invoices",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubscriptionId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsKept = table.Column<bool>(type: "boolean", nullable: false),
                    TakenAt = table.Column<long>(type: "bigint", nullable: false),
                    Received_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Received_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Total_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Total_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_paid_invoices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "payment_operations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    IdempotencyKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    SignupId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    Lane = table.Column<Guid>(type: "uuid", nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    Parameters = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    PlannedAt = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    NextTryAt = table.Column<long>(type: "bigint", nullable: true),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true),
                    ResultId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LastError = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    OpenBecause = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    RequestId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_operations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "payment_profiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    StripeCustomerId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PaymentMethodId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BrandName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LastFour = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ExpiryMonth = table.Column<int>(type: "integer", nullable: false),
                    ExpiryYear = table.Column<int>(type: "integer", nullable: false),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_profiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "plan_versions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", maxLength: 80, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Prices = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Quotas = table.Column<string>(type: "text", nullable: false),
                    Criteria = table.Column<string>(type: "text", nullable: false),
                    RemorseWindow = table.Column<TimeSpan>(type: "interval", nullable: true),
                    FileName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Support = table.Column<string>(type: "text", nullable: true),
                    Ends = table.Column<string>(type: "text", nullable: true),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: false),
                    PublishedBy = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_versions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "plans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    IsRecommended = table.Column<bool>(type: "boolean", nullable: false),
                    CurrentVersionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Versions = table.Column<int>(type: "integer", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "bigint", nullable: true),
                    Draft = table.Column<string>(type: "text", nullable: true),
                    ChangedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "preferred_clients",
                columns: table => new
                {
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Email = table.Column<string>(type: "text", maxLength: 254, nullable: false, collation: "C"),
                    FirstName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Culture = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PlanName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_preferred_clients", x => x.CustomerId);
                });

            migrationBuilder.CreateTable(
                name: "priced_offers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanVersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    BillingCycle = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Service = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PriceId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TaxRateId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PromotionCodeId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    PricedAt = table.Column<long>(type: "bigint", nullable: false),
                    Net_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Net_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Tax_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Tax_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Total_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Total_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_priced_offers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "purchases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    PaymentId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    InvoiceId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SubscriptionId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    InvoiceNumber = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    InvoiceUrl = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    InvoicePdfUrl = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Door = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    ConfirmedAt = table.Column<long>(type: "bigint", nullable: false),
                    Net_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Net_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Tax_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Tax_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Total_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Total_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_purchases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "quotas",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubscriptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Limit = table.Column<int>(type: "integer", nullable: true),
                    Used = table.Column<int>(type: "integer", nullable: false),
                    Month = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quotas", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "quotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SignupId = table.Column<Guid>(type: "uuid", nullable: false),
                    Offer = table.Column<string>(type: "text", nullable: false),
                    Party = table.Column<string>(type: "text", nullable: false),
                    PaymentProfileId = table.Column<Guid>(type: "uuid", nullable: false),
                    TaxBasisPoints = table.Column<int>(type: "integer", nullable: false),
                    TaxReason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TextHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FrozenAt = table.Column<long>(type: "bigint", nullable: false),
                    Net_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Net_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Tax_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Tax_Minor = table.Column<long>(type: "bigint", nullable: false),
                    Total_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Total_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_quotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "receivers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Url = table.Column<string>(type: "text", maxLength: 500, nullable: false, collation: "C"),
                    Events = table.Column<string>(type: "text", nullable: false),
                    Secret = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OldSecret = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    OldSecretUntil = table.Column<long>(type: "bigint", nullable: true),
                    By = table.Column<string>(type: "text", maxLength: 201, nullable: false, collation: "C"),
                    RegisteredAt = table.Column<long>(type: "bigint", nullable: false),
                    FailingSince = table.Column<long>(type: "bigint", nullable: true),
                    IsReported = table.Column<bool>(type: "boolean", nullable: false),
                    Off = table.Column<string>(type: "text", nullable: true),
                    IsOn = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_receivers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reconciler_marks",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EventsUntil = table.Column<long>(type: "bigint", nullable: false),
                    EventsCheckedAt = table.Column<long>(type: "bigint", nullable: false),
                    RecordsCheckedAt = table.Column<long>(type: "bigint", nullable: true),
                    WholeCheckedAt = table.Column<long>(type: "bigint", nullable: true),
                    Differences = table.Column<int>(type: "integer", nullable: false),
                    DiffersSince = table.Column<long>(type: "bigint", nullable: true),
                    Found = table.Column<string>(type: "text", nullable: false, defaultValueSql: "'[]'"),
                    Currencies = table.Column<string>(type: "text", nullable: false, defaultValueSql: "'[]'"),
                    TookMilliseconds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reconciler_marks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "risks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Severity = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sentence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    FirstSeenAt = table.Column<long>(type: "bigint", nullable: false),
                    LastSeenAt = table.Column<long>(type: "bigint", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Taken = table.Column<string>(type: "text", nullable: true),
                    Snoozed = table.Column<string>(type: "text", nullable: true),
                    Resolution = table.Column<string>(type: "text", nullable: true),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    Key = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", maxLength: 100000, nullable: true, collation: "C"),
                    By = table.Column<string>(type: "text", maxLength: 201, nullable: false, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settings", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "signups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Owner = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Steps = table.Column<string>(type: "text", maxLength: 80, nullable: false, collation: "C"),
                    Changes = table.Column<Guid>(type: "uuid", nullable: true),
                    Offer = table.Column<string>(type: "text", nullable: false),
                    Country = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PromotionCode = table.Column<string>(type: "text", maxLength: 40, nullable: true, collation: "C"),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProfileConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PaymentProfileId = table.Column<Guid>(type: "uuid", nullable: true),
                    QuoteId = table.Column<Guid>(type: "uuid", nullable: true),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: true),
                    ThankYouPageId = table.Column<Guid>(type: "uuid", nullable: true),
                    ThankYouUrl = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Late = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "staff_invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Email = table.Column<string>(type: "text", maxLength: 254, nullable: false, collation: "C"),
                    NormalizedEmail = table.Column<string>(type: "text", maxLength: 254, nullable: false, collation: "C"),
                    Role = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Culture = table.Column<string>(type: "text", maxLength: 10, nullable: false, collation: "C"),
                    By = table.Column<string>(type: "text", maxLength: 201, nullable: false, collation: "C"),
                    SentAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    Ticket = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "staff_refunds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    PaymentId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Ends = table.Column<bool>(type: "boolean", nullable: false),
                    EndsWithPeriod = table.Column<bool>(type: "boolean", nullable: false),
                    Note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    AskedByLogin = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    DecidedBy = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    RefundId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    LastError = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Amount_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Amount_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_refunds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "stripe_customers",
                columns: table => new
                {
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Service = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StripeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MadeAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stripe_customers", x => new { x.ClientAccountId, x.Service });
                });

            migrationBuilder.CreateTable(
                name: "stripe_prices",
                columns: table => new
                {
                    PlanVersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    BillingCycle = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Service = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StripeId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    LookupKey = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stripe_prices", x => new { x.PlanVersionId, x.BillingCycle, x.Currency, x.Service });
                });

            migrationBuilder.CreateTable(
                name: "stripe_tax_rates",
                columns: table => new
                {
                    Country = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BasisPoints = table.Column<int>(type: "integer", nullable: false),
                    Service = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StripeId = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stripe_tax_rates", x => new { x.Country, x.BasisPoints, x.Service });
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Offer = table.Column<string>(type: "text", nullable: false),
                    Change = table.Column<string>(type: "text", nullable: true),
                    BilledTo = table.Column<string>(type: "text", nullable: true),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    PeriodStart = table.Column<long>(type: "bigint", nullable: false),
                    PeriodEnd = table.Column<long>(type: "bigint", nullable: false),
                    SuspendedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndsWithPeriod = table.Column<bool>(type: "boolean", nullable: false),
                    EndsAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Total_Currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Total_Minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscriptions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", maxLength: 120, nullable: false, collation: "C"),
                    MediaType = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Sha256 = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_files", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ByLogin = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    FormId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "support_requests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractNumber = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    PlanName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "text", maxLength: 120, nullable: false, collation: "C"),
                    FormId = table.Column<Guid>(type: "uuid", nullable: false),
                    Promise = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    OpenedAt = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false),
                    TurnAt = table.Column<long>(type: "bigint", nullable: false),
                    FirstAnswerDueAt = table.Column<long>(type: "bigint", nullable: true),
                    FirstAnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    LateSince = table.Column<long>(type: "bigint", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Entries = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_support_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tallies",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tallies", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "tax_numbers",
                columns: table => new
                {
                    StripeCustomerId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ClientAccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Country = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TaxIdId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Told = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tax_numbers", x => x.StripeCustomerId);
                });

            migrationBuilder.CreateTable(
                name: "thank_you_pages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Token = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SignupId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thank_you_pages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    Who = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    Most = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "used_links",
                columns: table => new
                {
                    Nonce = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_used_links", x => x.Nonce);
                });

            migrationBuilder.CreateTable(
                name: "webhook_events",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ObjectType = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ObjectId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ApiVersion = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    IsLive = table.Column<bool>(type: "boolean", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    AboutCustomer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Source = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Verdict = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Parked = table.Column<int>(type: "integer", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    NextTryAt = table.Column<long>(type: "bigint", nullable: true),
                    HandledAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "verifications",
                columns: table => new
                {
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Link = table.Column<Guid>(type: "uuid", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    FirstName = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    LastName = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_verifications", x => x.CustomerId);
                    table.ForeignKey(
                        name: "FK_verifications_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "address_changes",
                columns: table => new
                {
                    LoginId = table.Column<Guid>(type: "uuid", nullable: false),
                    NewAddress = table.Column<string>(type: "text", maxLength: 254, nullable: false, collation: "C"),
                    Link = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    UsedAt = table.Column<long>(type: "bigint", nullable: true),
                    OldAddress = table.Column<string>(type: "text", maxLength: 254, nullable: true, collation: "C"),
                    MovedAt = table.Column<long>(type: "bigint", nullable: true),
                    UndoLink = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_address_changes", x => x.LoginId);
                    table.ForeignKey(
                        name: "FK_address_changes_logins_LoginId",
                        column: x => x.LoginId,
                        principalTable: "logins",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "authenticators",
                columns: table => new
                {
                    LoginId = table.Column<Guid>(type: "uuid", nullable: false),
                    SealedKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "bigint", nullable: true),
                    LastStep = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authenticators", x => x.LoginId);
                    table.ForeignKey(
                        name: "FK_authenticators_logins_LoginId",
                        column: x => x.LoginId,
                        principalTable: "logins",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "external_logins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProviderKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_external_logins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_external_logins_logins_UserId",
                        column: x => x.UserId,
                        principalTable: "logins",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "login_claims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ClaimValue = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_login_claims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_login_claims_logins_UserId",
                        column: x => x.UserId,
                        principalTable: "logins",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "login_tokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_login_tokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_login_tokens_logins_UserId",
                        column: x => x.UserId,
                        principalTable: "logins",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notices_seen",
                columns: table => new
                {
                    LoginId = table.Column<Guid>(type: "uuid", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
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
                    LoginId = table.Column<Guid>(type: "uuid", nullable: false),
                    Mailed = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "passkeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_passkeys_logins_UserId",
                        column: x => x.UserId,
                        principalTable: "logins",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "password_resets",
                columns: table => new
                {
                    LoginId = table.Column<Guid>(type: "uuid", nullable: false),
                    Link = table.Column<Guid>(type: "uuid", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: false),
                    UsedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_password_resets", x => x.LoginId);
                    table.ForeignKey(
                        name: "FK_password_resets_logins_LoginId",
                        column: x => x.LoginId,
                        principalTable: "logins",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    UsedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_codes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_recovery_codes_logins_LoginId",
                        column: x => x.LoginId,
                        principalTable: "logins",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    TokenHash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    LastSeenAt = table.Column<long>(type: "bigint", nullable: false),
                    IdleUntil = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedBecause = table.Column<string>(type: "text", maxLength: 40, nullable: true, collation: "C"),
                    IsStrong = table.Column<bool>(type: "boolean", nullable: false),
                    Client = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    Network = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_sessions_logins_LoginId",
                        column: x => x.LoginId,
                        principalTable: "logins",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_suspensions",
                columns: table => new
                {
                    LoginId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "text", maxLength: 201, nullable: false, collation: "C"),
                    Reason = table.Column<string>(type: "text", maxLength: 500, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_suspensions", x => x.LoginId);
                    table.ForeignKey(
                        name: "FK_staff_suspensions_logins_LoginId",
                        column: x => x.LoginId,
                        principalTable: "logins",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: false),
                    MailId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Language = table.Column<string>(type: "text", maxLength: 2, nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Lead = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Body = table.Column<byte[]>(type: "bytea", nullable: false),
                    AsPreferred = table.Column<bool>(type: "boolean", nullable: false),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false),
                    MailedTo = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    MailedAt = table.Column<long>(type: "bigint", nullable: true),
                    ReadAt = table.Column<long>(type: "bigint", nullable: true)
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
                name: "deliveries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Handler = table.Column<string>(type: "text", maxLength: 80, nullable: false, collation: "C"),
                    Lane = table.Column<Guid>(type: "uuid", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    NextTryAt = table.Column<long>(type: "bigint", nullable: true),
                    QuarantinedAt = table.Column<long>(type: "bigint", nullable: true),
                    LastError = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deliveries", x => new { x.Sequence, x.Handler });
                    table.ForeignKey(
                        name: "FK_deliveries_outbox_Sequence",
                        column: x => x.Sequence,
                        principalTable: "outbox",
                        principalColumn: "Sequence",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "postings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceiverId = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", maxLength: 80, nullable: false, collation: "C"),
                    Subject = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    NextTryAt = table.Column<long>(type: "bigint", nullable: true),
                    FailingSince = table.Column<long>(type: "bigint", nullable: true),
                    LastTryAt = table.Column<long>(type: "bigint", nullable: true),
                    LastStatus = table.Column<int>(type: "integer", nullable: true),
                    LastAnswer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "IX_agreed_terms_CustomerId",
                table: "agreed_terms",
                column: "CustomerId");

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
                name: "acknowledgements",
                table: "attention",
                column: "At",
                filter: "\"Kind\" = 'Acknowledged'");

            migrationBuilder.CreateIndex(
                name: "IX_attention_ContractId_At",
                table: "attention",
                columns: new[] { "ContractId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_Action_Id",
                table: "audit",
                columns: new[] { "Action", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_ActorId_Id",
                table: "audit",
                columns: new[] { "ActorId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_At",
                table: "audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_audit_CustomerId",
                table: "audit",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_audit_Subject_Id",
                table: "audit",
                columns: new[] { "Subject", "Id" });

            migrationBuilder.CreateIndex(
                name: "by_rank_and_age",
                table: "board_entries",
                columns: new[] { "Rank", "SignedAt", "Number" },
                filter: "\"OnBoard\"");

            migrationBuilder.CreateIndex(
                name: "IX_board_entries_ContractId",
                table: "board_entries",
                column: "ContractId",
                unique: true);

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
                name: "IX_card_setups_SessionId",
                table: "card_setups",
                column: "SessionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_card_setups_SignupId_Number",
                table: "card_setups",
                columns: new[] { "SignupId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "open_card_pages",
                table: "card_setups",
                column: "StripeCustomerId",
                filter: "\"State\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_compensations_OrderId",
                table: "compensations",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_compensations_PaymentId",
                table: "compensations",
                column: "PaymentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_compensations_State",
                table: "compensations",
                column: "State");

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
                name: "contracts_to_attend_to",
                table: "contracts",
                column: "DueAt",
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contracts_CustomerId_SignedAt",
                table: "contracts",
                columns: new[] { "CustomerId", "SignedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_contracts_Number",
                table: "contracts",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contracts_OrderId",
                table: "contracts",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_contracts_PlanVersionId_State",
                table: "contracts",
                columns: new[] { "PlanVersionId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_contracts_State_Colour",
                table: "contracts",
                columns: new[] { "State", "Colour" });

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
                name: "IX_credit_notes_IssuedAt",
                table: "credit_notes",
                column: "IssuedAt");

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
                name: "IX_criteria_ContractId_Position",
                table: "criteria",
                columns: new[] { "ContractId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_criterion_assessments_CriterionId_At",
                table: "criterion_assessments",
                columns: new[] { "CriterionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_Email",
                table: "customers",
                column: "Email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_RegisteredAt",
                table: "customers",
                column: "RegisteredAt");

            migrationBuilder.CreateIndex(
                name: "unverified_customers",
                table: "customers",
                column: "RegisteredAt",
                filter: "\"VerifiedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deadlines_DueAt",
                table: "deadlines",
                column: "DueAt",
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deadlines_Kind_SubjectId",
                table: "deadlines",
                columns: new[] { "Kind", "SubjectId" },
                unique: true,
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_Lane_Handler_Sequence",
                table: "deliveries",
                columns: new[] { "Lane", "Handler", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_NextTryAt",
                table: "deliveries",
                column: "NextTryAt",
                filter: "\"NextTryAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_disputes_OrderId",
                table: "disputes",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "open_disputes",
                table: "disputes",
                column: "FoundAt",
                filter: "\"ClosedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_downloads_CustomerId_RequestedAt",
                table: "downloads",
                columns: new[] { "CustomerId", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_downloads_NextTryAt",
                table: "downloads",
                column: "NextTryAt",
                filter: "\"NextTryAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_downloads_OrderId",
                table: "downloads",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_evidence_files_ContractId",
                table: "evidence_files",
                column: "ContractId");

            migrationBuilder.CreateIndex(
                name: "IX_external_logins_UserId",
                table: "external_logins",
                column: "UserId");

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
                name: "IX_invoices_CustomerId_IssuedAt",
                table: "invoices",
                columns: new[] { "CustomerId", "IssuedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_invoices_IssuedAt",
                table: "invoices",
                column: "IssuedAt");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_Number",
                table: "invoices",
                column: "Number",
                unique: true);

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
                name: "IX_ledger_At",
                table: "ledger",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_Kind_At",
                table: "ledger",
                columns: new[] { "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_Kind_StripeId",
                table: "ledger",
                columns: new[] { "Kind", "StripeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_OrderId",
                table: "ledger",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_PaymentId",
                table: "ledger",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_login_claims_UserId",
                table: "login_claims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "logins",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_logins_Role",
                table: "logins",
                column: "Role",
                filter: "\"Role\" <> 'Customer'");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "logins",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mail_words_Kind_Language_Number",
                table: "mail_words",
                columns: new[] { "Kind", "Language", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mails_CustomerId",
                table: "mails",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_mails_NextTryAt",
                table: "mails",
                column: "NextTryAt",
                filter: "\"NextTryAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_notices_LastAt",
                table: "notices",
                column: "LastAt");

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

            migrationBuilder.CreateIndex(
                name: "IX_order_charges_Changes",
                table: "order_charges",
                column: "Changes");

            migrationBuilder.CreateIndex(
                name: "IX_order_charges_InvoiceId",
                table: "order_charges",
                column: "InvoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_order_charges_State",
                table: "order_charges",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_order_charges_SubscriptionId",
                table: "order_charges",
                column: "SubscriptionId");

            migrationBuilder.CreateIndex(
                name: "IX_orders_CustomerId_PlacedAt",
                table: "orders",
                columns: new[] { "CustomerId", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_PlacedAt_Reference",
                table: "orders",
                columns: new[] { "PlacedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_PlanId_PlacedAt_Reference",
                table: "orders",
                columns: new[] { "PlanId", "PlacedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_PlanId_State_PlacedAt_Reference",
                table: "orders",
                columns: new[] { "PlanId", "State", "PlacedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_Reference",
                table: "orders",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_SignupId",
                table: "orders",
                column: "SignupId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_State_PlacedAt_Reference",
                table: "orders",
                columns: new[] { "State", "PlacedAt", "Reference" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_ContractId",
                table: "outbox",
                column: "ContractId");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_CustomerId",
                table: "outbox",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Id",
                table: "outbox",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_OrderId",
                table: "outbox",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_SignupId",
                table: "outbox",
                column: "SignupId");

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
                name: "overdue_now",
                table: "overdue_invoices",
                column: "FailedAt",
                filter: "\"SettledAt\" IS NULL");

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
                name: "IX_paid_invoices_OrderId",
                table: "paid_invoices",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_paid_invoices_TakenAt",
                table: "paid_invoices",
                column: "TakenAt");

            migrationBuilder.CreateIndex(
                name: "IX_passkeys_UserId",
                table: "passkeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_payment_operations_IdempotencyKey",
                table: "payment_operations",
                column: "IdempotencyKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payment_operations_NextTryAt",
                table: "payment_operations",
                column: "NextTryAt",
                filter: "\"NextTryAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payment_operations_OrderId",
                table: "payment_operations",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_payment_operations_SubjectId",
                table: "payment_operations",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_payment_profiles_ClientAccountId",
                table: "payment_profiles",
                column: "ClientAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_payment_profiles_CustomerId",
                table: "payment_profiles",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_payment_profiles_LastFour",
                table: "payment_profiles",
                column: "LastFour");

            migrationBuilder.CreateIndex(
                name: "IX_payment_profiles_PaymentMethodId",
                table: "payment_profiles",
                column: "PaymentMethodId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_plan_versions_PlanId_Number",
                table: "plan_versions",
                columns: new[] { "PlanId", "Number" },
                unique: true);

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
                name: "IX_priced_offers_ClientAccountId_PlanVersionId",
                table: "priced_offers",
                columns: new[] { "ClientAccountId", "PlanVersionId" });

            migrationBuilder.CreateIndex(
                name: "IX_purchases_CustomerId",
                table: "purchases",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_purchases_OrderId",
                table: "purchases",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_purchases_PaymentId",
                table: "purchases",
                column: "PaymentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_quotas_ClientAccountId",
                table: "quotas",
                column: "ClientAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_quotas_SubscriptionId_Key",
                table: "quotas",
                columns: new[] { "SubscriptionId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_quotes_SignupId",
                table: "quotes",
                column: "SignupId");

            migrationBuilder.CreateIndex(
                name: "IX_receivers_Url",
                table: "receivers",
                column: "Url",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_recovery_codes_LoginId_Hash",
                table: "recovery_codes",
                columns: new[] { "LoginId", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_risks_Kind_SubjectId",
                table: "risks",
                columns: new[] { "Kind", "SubjectId" },
                unique: true,
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "open_risks",
                table: "risks",
                columns: new[] { "Severity", "LastSeenAt", "Id" },
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "open_risks_about",
                table: "risks",
                column: "SubjectId",
                filter: "\"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "resolved_risks",
                table: "risks",
                columns: new[] { "Severity", "LastSeenAt", "Id" },
                filter: "NOT \"IsOpen\"");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_LoginId_EndedAt",
                table: "sessions",
                columns: new[] { "LoginId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_TokenHash",
                table: "sessions",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_signups_CustomerId",
                table: "signups",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_signups_OrderId",
                table: "signups",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_signups_StartedAt",
                table: "signups",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "one_change_at_a_time",
                table: "signups",
                column: "Changes",
                unique: true,
                filter: "\"EndedAt\" IS NULL AND \"Changes\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "one_second_contract_at_a_time",
                table: "signups",
                column: "ClientAccountId",
                unique: true,
                filter: "\"State\" = 'Open' AND \"Owner\" = 'ExistingBusiness' AND \"Changes\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "signups_under_way",
                table: "signups",
                columns: new[] { "StartedAt", "Id" },
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_staff_invitations_NormalizedEmail",
                table: "staff_invitations",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_refunds_OrderId",
                table: "staff_refunds",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_staff_refunds_PaymentId",
                table: "staff_refunds",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "refunds_to_release",
                table: "staff_refunds",
                column: "AskedAt",
                filter: "\"State\" = 'WaitingForApproval'");

            migrationBuilder.CreateIndex(
                name: "IX_stripe_customers_StripeId",
                table: "stripe_customers",
                column: "StripeId");

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_ClientAccountId",
                table: "subscriptions",
                column: "ClientAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_CustomerId_StartedAt",
                table: "subscriptions",
                columns: new[] { "CustomerId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_OrderId",
                table: "subscriptions",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "running_subscriptions",
                table: "subscriptions",
                column: "StartedAt",
                filter: "\"EndedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_support_files_CustomerId",
                table: "support_files",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_support_files_RequestId",
                table: "support_files",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_support_messages_CustomerId",
                table: "support_messages",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_support_messages_RequestId_FormId",
                table: "support_messages",
                columns: new[] { "RequestId", "FormId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_support_messages_RequestId_Number",
                table: "support_messages",
                columns: new[] { "RequestId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_support_requests_CustomerId_FormId",
                table: "support_requests",
                columns: new[] { "CustomerId", "FormId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_support_requests_CustomerId_UpdatedAt",
                table: "support_requests",
                columns: new[] { "CustomerId", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_support_requests_Reference",
                table: "support_requests",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_support_requests_State_TurnAt",
                table: "support_requests",
                columns: new[] { "State", "TurnAt" });

            migrationBuilder.CreateIndex(
                name: "IX_tax_numbers_ClientAccountId",
                table: "tax_numbers",
                column: "ClientAccountId");

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
                name: "IX_thank_you_pages_Token",
                table: "thank_you_pages",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tries_Key",
                table: "tries",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_tries_Until",
                table: "tries",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_events_AboutCustomer",
                table: "webhook_events",
                column: "AboutCustomer",
                filter: "\"AboutCustomer\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_events_NextTryAt",
                table: "webhook_events",
                column: "NextTryAt",
                filter: "\"NextTryAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_events_ObjectId",
                table: "webhook_events",
                column: "ObjectId");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_events_ReceivedAt",
                table: "webhook_events",
                column: "ReceivedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acceptance_days");

            migrationBuilder.DropTable(
                name: "address_changes");

            migrationBuilder.DropTable(
                name: "agreed_terms");

            migrationBuilder.DropTable(
                name: "amendments");

            migrationBuilder.DropTable(
                name: "attention");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "authenticators");

            migrationBuilder.DropTable(
                name: "board_entries");

            migrationBuilder.DropTable(
                name: "card_setups");

            migrationBuilder.DropTable(
                name: "compensations");

            migrationBuilder.DropTable(
                name: "contract_tasks");

            migrationBuilder.DropTable(
                name: "contracts");

            migrationBuilder.DropTable(
                name: "credit_notes");

            migrationBuilder.DropTable(
                name: "criteria");

            migrationBuilder.DropTable(
                name: "criterion_assessments");

            migrationBuilder.DropTable(
                name: "deadlines");

            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "demo_data");

            migrationBuilder.DropTable(
                name: "disputes");

            migrationBuilder.DropTable(
                name: "downloads");

            migrationBuilder.DropTable(
                name: "evidence_files");

            migrationBuilder.DropTable(
                name: "external_logins");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "invoices");

            migrationBuilder.DropTable(
                name: "ledger");

            migrationBuilder.DropTable(
                name: "limited_offers");

            migrationBuilder.DropTable(
                name: "login_claims");

            migrationBuilder.DropTable(
                name: "login_tokens");

            migrationBuilder.DropTable(
                name: "mail_words");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "notices_seen");

            migrationBuilder.DropTable(
                name: "number_series");

            migrationBuilder.DropTable(
                name: "order_charges");

            migrationBuilder.DropTable(
                name: "orders");

            migrationBuilder.DropTable(
                name: "overdue_invoices");

            migrationBuilder.DropTable(
                name: "own_notices");

            migrationBuilder.DropTable(
                name: "page_visits");

            migrationBuilder.DropTable(
                name: "paid_invoices");

            migrationBuilder.DropTable(
                name: "passkeys");

            migrationBuilder.DropTable(
                name: "password_resets");

            migrationBuilder.DropTable(
                name: "payment_operations");

            migrationBuilder.DropTable(
                name: "payment_profiles");

            migrationBuilder.DropTable(
                name: "plan_versions");

            migrationBuilder.DropTable(
                name: "plans");

            migrationBuilder.DropTable(
                name: "postings");

            migrationBuilder.DropTable(
                name: "preferred_clients");

            migrationBuilder.DropTable(
                name: "priced_offers");

            migrationBuilder.DropTable(
                name: "purchases");

            migrationBuilder.DropTable(
                name: "quotas");

            migrationBuilder.DropTable(
                name: "quotes");

            migrationBuilder.DropTable(
                name: "reconciler_marks");

            migrationBuilder.DropTable(
                name: "recovery_codes");

            migrationBuilder.DropTable(
                name: "risks");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "settings");

            migrationBuilder.DropTable(
                name: "signups");

            migrationBuilder.DropTable(
                name: "staff_invitations");

            migrationBuilder.DropTable(
                name: "staff_refunds");

            migrationBuilder.DropTable(
                name: "staff_suspensions");

            migrationBuilder.DropTable(
                name: "stripe_customers");

            migrationBuilder.DropTable(
                name: "stripe_prices");

            migrationBuilder.DropTable(
                name: "stripe_tax_rates");

            migrationBuilder.DropTable(
                name: "subscriptions");

            migrationBuilder.DropTable(
                name: "support_files");

            migrationBuilder.DropTable(
                name: "support_messages");

            migrationBuilder.DropTable(
                name: "support_requests");

            migrationBuilder.DropTable(
                name: "tallies");

            migrationBuilder.DropTable(
                name: "tax_numbers");

            migrationBuilder.DropTable(
                name: "thank_you_pages");

            migrationBuilder.DropTable(
                name: "tries");

            migrationBuilder.DropTable(
                name: "used_links");

            migrationBuilder.DropTable(
                name: "verifications");

            migrationBuilder.DropTable(
                name: "webhook_events");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "mails");

            migrationBuilder.DropTable(
                name: "receivers");

            migrationBuilder.DropTable(
                name: "logins");

            migrationBuilder.DropTable(
                name: "customers");
        }
    }
}
