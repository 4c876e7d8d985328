namespace SignupWeb.Platform.Addresses;

/// <summary>How addresses are written in a country.</summary>
/// <param name="PostCode">The form of its post codes; null where anything short will do.</param>
/// <param name="Example">One of them.</param>
/// <param name="Lines">What stands under the street, with {town}, {postCode} and {region}; null is post code and town.</param>
/// <param name="Region">What its regions are called, in English, the key of its translation: State, Prefecture, Province, County. Null where none is asked for.</param>
/// <param name="Required">No mail arrives without the region.</param>
/// <param name="PostCodeName">What people there call the post code, in English, the key of its translation; null is "Post code".</param>
/// <param name="Regions">As each is written in an address, and its name.</param>
public sealed record AddressRule(string? PostCode = null, string Example = "1010", IReadOnlyList<string>? Lines = null, string? Region = null, bool Required = false, IReadOnlyDictionary<string, string>? Regions = null, string? PostCodeName = null);
