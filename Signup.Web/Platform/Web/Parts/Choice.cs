namespace SignupWeb.Platform.Web.Parts;

/// <summary>One entry to pick from, in a list or as a row.</summary>
/// <param name="Value">What is stored or posted.</param>
/// <param name="Text">What the reader sees.</param>
/// <param name="Note">A second, softer line; rows only.</param>
/// <param name="Sum">At the far end, such as a price; rows only.</param>
public sealed record Choice(string Value, string Text, string? Note = null, string? Sum = null);
