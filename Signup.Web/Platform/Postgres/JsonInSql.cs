namespace SignupWeb.Platform.Postgres;

/// <summary>SQLite's json_extract by the same name, for paths of names alone: so a statement that looks into a document is the same in both.</summary>
internal static class JsonInSql
{
    public const string Functions = """
        CREATE OR REPLACE FUNCTION json_extract(document text, path text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
            SELECT CAST(document AS jsonb) #>> string_to_array(substr(path, 3), '.')
        $$;
        """;
}
