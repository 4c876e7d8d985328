namespace SignupWeb.Platform.Web.Parts;

/// <summary>One mistake in a form: which field, and what to do about it in a sentence.</summary>
/// <param name="FieldId">The id of the input, so that the summary can lead to it.</param>
/// <param name="Text">Already in the reader's language.</param>
public sealed record FieldError(string FieldId, string Text);
