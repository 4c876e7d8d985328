namespace SignupWeb.Platform.Data.Migrations;

/// <summary>Entries, counts and search of the board, and the counts of the risks, are written by the database itself (docs/decisions/0019).</summary>
public partial class BoardAtAnySize
{
    private const string Search = """
        CREATE VIEW board_texts AS SELECT "Row", "Number", '  ' || "Customer" AS "Customer", '  ' || "Plan" AS "Plan" FROM board_entries;
        CREATE VIRTUAL TABLE board_search USING fts5("Number", "Customer", "Plan", content='board_texts', content_rowid='Row', tokenize='trigram', columnsize=0);
        """;

    private const string Counts = """
        INSERT INTO tallies ("Name", "Count") VALUES ('board.Red', 0), ('board.Yellow', 0), ('board.NotAssessed', 0), ('board.Green', 0), ('risks.Red', 0), ('risks.Yellow', 0);
        """;

    private const string OfEntries = """
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
        CREATE TRIGGER board_entry_is_renamed AFTER UPDATE OF "Number", "Customer", "Plan" ON board_entries
        WHEN OLD."Number" <> NEW."Number" OR OLD."Customer" <> NEW."Customer" OR OLD."Plan" <> NEW."Plan" BEGIN
            INSERT INTO board_search (board_search, rowid, "Number", "Customer", "Plan") VALUES ('delete', OLD."Row", OLD."Number", '  ' || OLD."Customer", '  ' || OLD."Plan");
            INSERT INTO board_search (rowid, "Number", "Customer", "Plan") VALUES (NEW."Row", NEW."Number", '  ' || NEW."Customer", '  ' || NEW."Plan");
        END;
        """;

    private const string OfContracts = """
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
        CREATE TRIGGER contract_leaves_the_board AFTER UPDATE OF "State" ON contracts WHEN OLD."State" <> 'Ended' AND NEW."State" = 'Ended' BEGIN
            DELETE FROM board_entries WHERE "ContractId" = OLD."Id";
        END;
        CREATE TRIGGER contract_is_gone_from_the_board AFTER DELETE ON contracts BEGIN
            DELETE FROM board_entries WHERE "ContractId" = OLD."Id";
        END;
        """;

    private const string OfRisks = """
        CREATE TRIGGER risk_is_found AFTER INSERT ON risks WHEN NEW."IsOpen" BEGIN
            UPDATE tallies SET "Count" = "Count" + 1 WHERE "Name" = 'risks.' || NEW."Severity";
        END;
        CREATE TRIGGER risk_changes AFTER UPDATE OF "IsOpen", "Severity" ON risks WHEN OLD."IsOpen" <> NEW."IsOpen" OR OLD."Severity" <> NEW."Severity" BEGIN
            UPDATE tallies SET "Count" = "Count" - 1 WHERE OLD."IsOpen" AND "Name" = 'risks.' || OLD."Severity";
            UPDATE tallies SET "Count" = "Count" + 1 WHERE NEW."IsOpen" AND "Name" = 'risks.' || NEW."Severity";
        END;
        CREATE TRIGGER risk_is_gone AFTER DELETE ON risks WHEN OLD."IsOpen" BEGIN
            UPDATE tallies SET "Count" = "Count" - 1 WHERE "Name" = 'risks.' || OLD."Severity";
        END;
        """;

    /// <summary>What is there already; the triggers of the entries do the rest.</summary>
    private const string Fill = """
        INSERT INTO board_entries ("ContractId", "Number", "Customer", "Plan", "SignedAt", "Colour")
            SELECT "Id", "Number", "CustomerName", "PlanName", "SignedAt", "Colour" FROM contracts WHERE "State" <> 'Ended' ORDER BY "SignedAt", "Number";
        UPDATE tallies SET "Count" = (SELECT COUNT(*) FROM risks WHERE "IsOpen" AND 'risks.' || "Severity" = "Name") WHERE "Name" LIKE 'risks.%';
        """;

    private const string TakeAway = """
        DROP TRIGGER contract_comes_to_the_board;
        DROP TRIGGER contract_comes_back_to_the_board;
        DROP TRIGGER contract_changes_on_the_board;
        DROP TRIGGER contract_leaves_the_board;
        DROP TRIGGER contract_is_gone_from_the_board;
        DROP TRIGGER risk_is_found;
        DROP TRIGGER risk_changes;
        DROP TRIGGER risk_is_gone;
        DROP TABLE board_search;
        DROP VIEW board_texts;
        """;
}
