namespace SignupWeb.Platform.Data;

/// <summary>The file of the main database with SQLite, its full path; with another one, where it was before the move.</summary>
public sealed record DatabaseFile(string Path);
