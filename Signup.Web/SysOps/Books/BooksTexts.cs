namespace SignupWeb.SysOps.Books;

/// <summary>Marks the texts of the page Money and records, and of refunds.</summary>
public sealed class BooksTexts;
