namespace SignupWeb.Platform.Tax;

/// <summary>A country we sell to, with its standard rate.</summary>
/// <param name="Code">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="BasisPoints">Hundredths of a percent: 1900 is 19 %, 2550 is 25.5 %.</param>
/// <param name="ValidFrom">The day this rate came into force.</param>
/// <param name="TaxIdPattern">What a business tax id looks like without blanks, dots and dashes, prefix included.</param>
/// <param name="TaxIdExample">One as a person would write it.</param>
public sealed record TaxCountry(string Code, string English, string German, bool IsInEu, int BasisPoints, DateOnly ValidFrom, string TaxIdPattern, string TaxIdExample);
