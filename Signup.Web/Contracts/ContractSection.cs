namespace SignupWeb.Contracts;

/// <summary>One numbered section of a contract.</summary>
/// <param name="Items">A list under the paragraphs; may be empty.</param>
public sealed record ContractSection(string Heading, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> Items);
