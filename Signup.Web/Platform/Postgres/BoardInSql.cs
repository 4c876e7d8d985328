namespace SignupWeb.Platform.Postgres;

/// <summary>
/// What the database writes by itself for the board (docs/decisions/0019), in PostgreSQL's words. It is laid anew whenever tables were
/// changed, so each of these may be run again.
/// </summary>
internal static class BoardInSql
{
    /// <summary>
    /// The index of three letters in a row is pg_trgm's, and is asked as SQLite's is: board_search('"text"'), or 'Customer : "text"' for names
    /// alone. Line ends keep what is found from reaching from one field into the next.
    /// </summary>
    public const string Search = """
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        CREATE INDEX IF NOT EXISTS board_texts ON board_entries USING gin ((lower(("Number" || E'\n  ' || "Customer" || E'\n  ' || "Plan") COLLATE "und-x-icu")) gin_trgm_ops);
        CREATE OR REPLACE FUNCTION board_pattern(query text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT '%' || replace(replace(replace(lower(replace(substring(query from '"(.*)"$'), '""', '"') COLLATE "und-x-icu"), '\', '\\'), '%', '\%'), '_', '\_') || '%'
        $$;
        CREATE OR REPLACE FUNCTION board_search(query text) RETURNS TABLE (rowid bigint) LANGUAGE sql STABLE AS $$
            SELECT e."Row" FROM board_entries AS e WHERE lower((e."Number" || E'\n  ' || e."Customer" || E'\n  ' || e."Plan") COLLATE "und-x-icu") LIKE board_pattern(query)
            AND (query NOT LIKE 'Customer : %' OR lower(('  ' || e."Customer") COLLATE "und-x-icu") LIKE board_pattern(query))
        $$;
        """;

    /// <summary>Both rows of a change are counted in one statement, so that two changes do not wait for each other's second row.</summary>
    public const string Triggers = """
        CREATE OR REPLACE FUNCTION count_board() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE tallies SET "Count" = "Count"
                + CASE WHEN TG_OP <> 'DELETE' AND NEW."OnBoard" AND "Name" = 'board.' || NEW."Colour" THEN 1 ELSE 0 END
                - CASE WHEN TG_OP <> 'INSERT' AND OLD."OnBoard" AND "Name" = 'board.' || OLD."Colour" THEN 1 ELSE 0 END
            WHERE (TG_OP <> 'DELETE' AND NEW."OnBoard" AND "Name" = 'board.' || NEW."Colour") OR (TG_OP <> 'INSERT' AND OLD."OnBoard" AND "Name" = 'board.' || OLD."Colour");
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER board_entry_comes_or_goes AFTER INSERT OR DELETE ON board_entries FOR EACH ROW EXECUTE FUNCTION count_board();
        CREATE OR REPLACE TRIGGER board_entry_is_coloured AFTER UPDATE ON board_entries FOR EACH ROW
            WHEN (OLD."Colour" <> NEW."Colour" OR OLD."OnBoard" <> NEW."OnBoard") EXECUTE FUNCTION count_board();

        CREATE OR REPLACE FUNCTION count_risks() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE tallies SET "Count" = "Count"
                + CASE WHEN TG_OP <> 'DELETE' AND NEW."IsOpen" AND "Name" = 'risks.' || NEW."Severity" THEN 1 ELSE 0 END
                - CASE WHEN TG_OP <> 'INSERT' AND OLD."IsOpen" AND "Name" = 'risks.' || OLD."Severity" THEN 1 ELSE 0 END
            WHERE (TG_OP <> 'DELETE' AND NEW."IsOpen" AND "Name" = 'risks.' || NEW."Severity") OR (TG_OP <> 'INSERT' AND OLD."IsOpen" AND "Name" = 'risks.' || OLD."Severity");
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER risk_comes_or_goes AFTER INSERT OR DELETE ON risks FOR EACH ROW EXECUTE FUNCTION count_risks();
        CREATE OR REPLACE TRIGGER risk_changes AFTER UPDATE ON risks FOR EACH ROW
            WHEN (OLD."IsOpen" <> NEW."IsOpen" OR OLD."Severity" <> NEW."Severity") EXECUTE FUNCTION count_risks();

        CREATE OR REPLACE FUNCTION show_contract() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP <> 'INSERT' AND OLD."State" <> 'Ended' AND (TG_OP = 'DELETE' OR NEW."State" = 'Ended') THEN DELETE FROM board_entries WHERE "ContractId" = OLD."Id";
            ELSIF TG_OP <> 'DELETE' AND NEW."State" <> 'Ended' AND (TG_OP = 'INSERT' OR OLD."State" = 'Ended') THEN
                INSERT INTO board_entries ("ContractId", "Number", "Customer", "Plan", "SignedAt", "Colour", "OnBoard", "DueAt", "Owner")
                VALUES (NEW."Id", NEW."Number", NEW."CustomerName", NEW."PlanName", NEW."SignedAt", NEW."Colour", NEW."NeedsAcceptance" OR NEW."Colour" IN ('Yellow', 'Red'), COALESCE(NEW."DueAt", 3155378975999999999), json_extract(NEW."Acknowledgement", '$.owner'));
            ELSIF TG_OP = 'UPDATE' AND NEW."State" <> 'Ended' THEN
                UPDATE board_entries SET "Number" = NEW."Number", "Customer" = NEW."CustomerName", "Plan" = NEW."PlanName", "SignedAt" = NEW."SignedAt", "Colour" = NEW."Colour",
                    "OnBoard" = NEW."NeedsAcceptance" OR NEW."Colour" IN ('Yellow', 'Red'), "DueAt" = COALESCE(NEW."DueAt", 3155378975999999999), "Owner" = json_extract(NEW."Acknowledgement", '$.owner')
                WHERE "ContractId" = OLD."Id";
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER contract_is_shown AFTER INSERT OR DELETE OR UPDATE OF "State", "Number", "CustomerName", "PlanName", "SignedAt", "Colour", "NeedsAcceptance", "DueAt", "Acknowledgement" ON contracts
            FOR EACH ROW EXECUTE FUNCTION show_contract();
        """;

    public const string Counts = """
        INSERT INTO tallies ("Name", "Count") VALUES ('board.Red', 0), ('board.Yellow', 0), ('board.NotAssessed', 0), ('board.Green', 0), ('risks.Red', 0), ('risks.Yellow', 0) ON CONFLICT DO NOTHING;
        """;
}
