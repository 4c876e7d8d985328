namespace SignupWeb.Payments.Sandbox.Store;

/// <summary>The tables: objects as JSON, the fields lists filter by, idempotency keys, deliveries, and what falls due later.</summary>
internal static class SandboxSchema
{
    public const string Sql = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA temp_store = MEMORY;
        CREATE TABLE IF NOT EXISTS objects (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            type TEXT NOT NULL,
            created INTEGER NOT NULL,
            json TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS objects_by_type ON objects (type, seq);
        CREATE TABLE IF NOT EXISTS terms (
            type TEXT NOT NULL,
            field TEXT NOT NULL,
            value TEXT NOT NULL,
            seq INTEGER NOT NULL,
            PRIMARY KEY (type, field, value, seq)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS terms_by_seq ON terms (seq);
        CREATE TABLE IF NOT EXISTS idempotency (
            key TEXT PRIMARY KEY,
            operation TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            request TEXT NOT NULL,
            status INTEGER NOT NULL,
            body TEXT NOT NULL,
            created INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS deliveries (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            event TEXT NOT NULL,
            type TEXT NOT NULL,
            endpoint TEXT NOT NULL,
            body TEXT NOT NULL,
            fault TEXT NOT NULL DEFAULT '',
            attempts INTEGER NOT NULL DEFAULT 0,
            due INTEGER,
            state TEXT NOT NULL DEFAULT 'waiting',
            answer TEXT NOT NULL DEFAULT '');
        CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (due) WHERE due IS NOT NULL;
        CREATE TABLE IF NOT EXISTS later (
            object TEXT NOT NULL,
            what TEXT NOT NULL,
            due INTEGER NOT NULL,
            PRIMARY KEY (object, what)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS later_due ON later (due);
        CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        """;
}
