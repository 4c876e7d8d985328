using System.Globalization;
using SignupWeb.Payments.Sandbox.Cards;

namespace SignupWeb.Payments.Sandbox.Checkout;

/// <summary>How the shop is to hear of the result, to try out what happens when it is late or lost.</summary>
public enum AnswerArrives
{
    AtOnce,
    Late,
    WebhookFirst,
    Lost,
}

/// <summary>What a person typed on the hosted page. Lives only for the length of the request.</summary>
public sealed record CardInput
{
    public string Number { get; init; } = string.Empty;

    public string Expiry { get; init; } = string.Empty;

    public string Cvc { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    public string Country { get; init; } = "DE";

    public AnswerArrives Arrives { get; init; }

    /// <summary>The listed card; null when it is none.</summary>
    public TestCard? Card => TestCard.Find(Number);

    /// <summary>Month and four-digit year; null when it cannot be read. "12 / 29", "12/2029" and "1229" all work.</summary>
    public (int Month, int Year)? Expires
    {
        get
        {
            var digits = string.Concat(Expiry.Where(char.IsAsciiDigit));
            if (digits.Length is not (4 or 6) || !int.TryParse(digits[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12) { return null; }

            var year = int.Parse(digits[2..], CultureInfo.InvariantCulture);
            return (month, year < 100 ? 2000 + year : year);
        }
    }

    /// <summary>The form as it came.</summary>
    public static CardInput From(IFormCollection form) => new()
    {
        Number = form["number"].ToString().Trim(),
        Expiry = form["expiry"].ToString().Trim(),
        Cvc = form["cvc"].ToString().Trim(),
        Name = form["name"].ToString().Trim(),
        Country = form["country"].ToString() is { Length: 2 } country ? country : "DE",
        Arrives = Enum.TryParse<AnswerArrives>(form["arrives"], out var arrives) && Enum.IsDefined(arrives) ? arrives : AnswerArrives.AtOnce,
    };

    /// <summary>A filled-in form for a listed card.</summary>
    public static CardInput For(TestCard card, int year) => new()
    {
        Number = card.Spaced,
        Expiry = string.Create(CultureInfo.InvariantCulture, $"12 / {(year + 3) % 100:00}"),
        Cvc = "123",
        Name = "Test Person",
    };

    /// <summary>What is missing or wrong, by field, as English sentences.</summary>
    public IReadOnlyDictionary<string, string> Problems(DateTimeOffset now)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Number.Length == 0) { problems["number"] = "Enter a card number"; }
        else if (Card is null) { problems["number"] = "Only test cards work here"; }

        if (Expires is not { } expires) { problems["expiry"] = "Enter the expiry as month and year, like 12 / 29"; }
        else if (new DateTimeOffset(expires.Year, expires.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1) <= now) { problems["expiry"] = "The card's expiry is in the past"; }

        if (Cvc.Length is not (3 or 4) || !Cvc.All(char.IsAsciiDigit)) { problems["cvc"] = "Enter the 3 digits from the back of the card"; }
        if (Name.Length == 0) { problems["name"] = "Enter the name on the card"; }
        return problems;
    }
}
