using Microsoft.Extensions.Localization;
using SignupWeb.Platform.Web.Parts;

namespace SignupWeb.SysOps.Books;

/// <summary>The usual reasons for a refund. They stand on the credit note, in the customer's language; other words stay as they were written.</summary>
public static class RefundReasons
{
    /// <summary>The choice of other words.</summary>
    public const string Other = "other";

    private static readonly string[] Usual = ["Service not as agreed", "Withdrawal", "Ordered by mistake", "Goodwill"];

    public static IReadOnlyList<Choice> Choices(IStringLocalizer<BooksTexts> words) => [.. Usual.Select(reason => new Choice(reason, Say(reason, words))), new(Other, words["Another reason"])];

    public static string Say(string reason, IStringLocalizer<BooksTexts> words) => reason switch
    {
        "Service not as agreed" => words["Service not as agreed"],
        "Withdrawal" => words["Withdrawal"],
        "Ordered by mistake" => words["Ordered by mistake"],
        "Goodwill" => words["Goodwill"],
        _ => reason,
    };
}
