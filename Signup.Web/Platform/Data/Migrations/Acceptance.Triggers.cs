namespace SignupWeb.Platform.Data.Migrations;

/// <summary>The board leaves out contracts that nobody has to look after, and knows deadlines and owners (docs/decisions/0019, 0030).</summary>
public partial class Acceptance
{
    private const string TakeAway = """
        DROP TRIGGER board_entry_comes;
        DROP TRIGGER board_entry_goes;
        DROP TRIGGER board_entry_is_coloured;
        DROP TRIGGER contract_comes_to_the_board;
        DROP TRIGGER contract_comes_back_to_the_board;
        DROP TRIGGER contract_changes_on_the_board;
        """;

    private const string OfEntries = """
        CREATE TRIGGER board_entry_comes AFTER INSERT ON board_entries BEGIN
            UPDATE tallies SET "Count" = "Count" + 1 WHERE NEW."OnBoard" AND "Name" = 'board.' || NEW."Colour";
            INSERT INTO board_search (rowid, "Number", "Customer", "Plan") VALUES (NEW."Row", NEW."Number", '  ' || NEW."Customer", '  ' || NEW."Plan");
        END;
        CREATE TRIGGER board_entry_goes AFTER DELETE ON board_entries BEGIN
            UPDATE tallies SET "Count" = "Count" - 1 WHERE OLD."OnBoard" AND "Name" = 'board.' || OLD."Colour";
            INSERT INTO board_search (board_search, rowid, "Number", "Customer", "Plan") VALUES ('delete', OLD."Row", OLD."Number", '  ' || OLD."Customer", '  ' || OLD."Plan");
        END;
        CREATE TRIGGER board_entry_is_coloured AFTER UPDATE OF "Colour", "OnBoard" ON board_entries WHEN OLD."Colour" <> NEW."Colour" OR OLD."OnBoard" <> NEW."OnBoard" BEGIN
            UPDATE tallies SET "Count" = "Count" - 1 WHERE OLD."OnBoard" AND "Name" = 'board.' || OLD."Colour";
            UPDATE tallies SET "Count" = "Count" + 1 WHERE NEW."OnBoard" AND "Name" = 'board.' || NEW."Colour";
        END;
        """;

    private const string OfContracts = """
        CREATE TRIGGER contract_comes_to_the_board AFTER INSERT ON contracts WHEN NEW."State" <> 'Ended' BEGIN
            INSERT INTO board_entries ("ContractId", "Number", "Customer", "Plan", "SignedAt", "Colour", "OnBoard", "DueAt", "Owner")
            VALUES (NEW."Id", NEW."Number", NEW."CustomerName", NEW."PlanName", NEW."SignedAt", NEW."Colour", NEW."NeedsAcceptance" OR NEW."Colour" IN ('Yellow', 'Red'), COALESCE(NEW."DueAt", 3155378975999999999), json_extract(NEW."Acknowledgement", '$.owner'));
        END;
        CREATE TRIGGER contract_comes_back_to_the_board AFTER UPDATE OF "State" ON contracts WHEN OLD."State" = 'Ended' AND NEW."State" <> 'Ended' BEGIN
            INSERT INTO board_entries ("ContractId", "Number", "Customer", "Plan", "SignedAt", "Colour", "OnBoard", "DueAt", "Owner")
            VALUES (NEW."Id", NEW."Number", NEW."CustomerName", NEW."PlanName", NEW."SignedAt", NEW."Colour", NEW."NeedsAcceptance" OR NEW."Colour" IN ('Yellow', 'Red'), COALESCE(NEW."DueAt", 3155378975999999999), json_extract(NEW."Acknowledgement", '$.owner'));
        END;
        CREATE TRIGGER contract_changes_on_the_board AFTER UPDATE OF "Id", "Number", "CustomerName", "PlanName", "SignedAt", "Colour", "NeedsAcceptance", "DueAt", "Acknowledgement" ON contracts
        WHEN OLD."State" <> 'Ended' AND NEW."State" <> 'Ended' BEGIN
            UPDATE board_entries SET "ContractId" = NEW."Id", "Number" = NEW."Number", "Customer" = NEW."CustomerName", "Plan" = NEW."PlanName", "SignedAt" = NEW."SignedAt", "Colour" = NEW."Colour",
                "OnBoard" = NEW."NeedsAcceptance" OR NEW."Colour" IN ('Yellow', 'Red'), "DueAt" = COALESCE(NEW."DueAt", 3155378975999999999), "Owner" = json_extract(NEW."Acknowledgement", '$.owner')
            WHERE "ContractId" = OLD."Id";
        END;
        """;

    /// <summary>What is there already.</summary>
    private const string Fill = """
        UPDATE contracts SET "NeedsAcceptance" = EXISTS (SELECT 1 FROM criteria AS k WHERE k."ContractId" = contracts."Id");
        UPDATE contracts SET "DueAt" = NULL WHERE NOT "NeedsAcceptance" AND "Colour" = 'NotAssessed';
        UPDATE board_entries SET "OnBoard" = c."NeedsAcceptance" OR c."Colour" IN ('Yellow', 'Red'), "DueAt" = COALESCE(c."DueAt", 3155378975999999999), "Owner" = json_extract(c."Acknowledgement", '$.owner')
            FROM contracts AS c WHERE c."Id" = board_entries."ContractId";
        UPDATE tallies SET "Count" = (SELECT COUNT(*) FROM board_entries AS e WHERE e."OnBoard" AND 'board.' || e."Colour" = "Name") WHERE "Name" LIKE 'board.%';
        """;

    /// <summary>As it was before.</summary>
    private const string Before = """
        UPDATE tallies SET "Count" = (SELECT COUNT(*) FROM board_entries AS e WHERE 'board.' || e."Colour" = "Name") WHERE "Name" LIKE 'board.%';
        CREATE TRIGGER board_entry_comes AFTER INSERT ON board_entries BEGIN
            UPDATE tallies SET "Count" = "Count" + 1 WHERE "Name" = 'board.' || NEW."Colour";
            INSERT INTO board_search (rowid, "Number", "Customer", "Plan") VALUES (NEW."Row", NEW."Number", '  ' || NEW."Customer", '  ' || NEW."Plan");
        END;
        CREATE TRIGGER board_entry_goes AFTER DELETE ON board_entries BEGIN
            UPDATE tallies SET "Count" = "Count" - 1 WHERE "Name" = 'board.' || OLD."Colour";
            INSERT INTO board_search (board_search, rowid, "Number", "Customer", "Plan") VALUES ('delete', OLD."Row", OLD."Number", '  ' || OLD."Customer", '  ' || OLD."Plan");
        END;
        CREATE TRIGGER board_entry_is_coloured AFTER UPDATE OF "Colour" ON board_entries WHEN OLD."Colour" <> NEW."Colour" BEGIN
            UPDATE tallies SET "Count" = "Count" - 1 WHERE "Name" = 'board.' || OLD."Colour";
            UPDATE tallies SET "Count" = "Count" + 1 WHERE "Name" = 'board.' || NEW."Colour";
        END;
        CREATE TRIGGER contract_comes_to_the_board AFTER INSERT ON contracts WHEN NEW."State" <> 'Ended' BEGIN
            INSERT INTO board_entries ("ContractId", "Number", "Customer", "Plan", "SignedAt", "Colour") VALUES (NEW."Id", NEW."Number", NEW."CustomerName", NEW."PlanName", NEW."SignedAt", NEW."Colour");
        END;
        CREATE TRIGGER contract_comes_back_to_the_board AFTER UPDATE OF "State" ON contracts WHEN OLD."State" = 'Ended' AND NEW."State" <> 'Ended' BEGIN
            INSERT INTO board_entries ("ContractId", "Number", "Customer", "Plan", "SignedAt", "Colour") VALUES (NEW."Id", NEW."Number", NEW."CustomerName", NEW."PlanName", NEW."SignedAt", NEW."Colour");
        END;
        CREATE TRIGGER contract_changes_on_the_board AFTER UPDATE OF "Id", "Number", "CustomerName", "PlanName", "SignedAt", "Colour" ON contracts
        WHEN OLD."State" <> 'Ended' AND NEW."State" <> 'Ended' BEGIN
            UPDATE board_entries SET "ContractId" = NEW."Id", "Number" = NEW."Number", "Customer" = NEW."CustomerName", "Plan" = NEW."PlanName", "SignedAt" = NEW."SignedAt", "Colour" = NEW."Colour"
            WHERE "ContractId" = OLD."Id";
        END;
        """;
}
