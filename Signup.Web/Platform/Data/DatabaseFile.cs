namespace SignupWeb.Platform.Data;

/// <summary>The file of the main database, its full path.</summary>
public sealed record DatabaseFile(string Path);
