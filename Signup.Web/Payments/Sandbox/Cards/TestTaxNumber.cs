namespace SignupWeb.Payments.Sandbox.Cards;

/// <summary>A tax number whose digits, all the same one, decide what its check says; every other number is verified.</summary>
/// <param name="Digits">As many as a German number has.</param>
/// <param name="Status">verified, unverified, pending or unavailable.</param>
/// <param name="Label">What a person enters it for.</param>
public sealed record TestTaxNumber(string Digits, string Status, string Label)
{
    public static IReadOnlyList<TestTaxNumber> All { get; } =
    [
        new("000000000", "verified", "Is verified"),
        new("111111111", "unverified", "Is not verified"),
        new("222222222", "pending", "Stays pending"),
        new("333333333", "unavailable", "Cannot be checked"),
    ];

    /// <summary>How it is written as a German number.</summary>
    public string Sample => "DE" + Digits;

    /// <summary>What the check of this number says in the end.</summary>
    public static string StatusOf(string value) => All.FirstOrDefault(n => value.Where(char.IsAsciiDigit).All(d => d == n.Digits[0]))?.Status ?? "verified";
}
