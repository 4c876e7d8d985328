using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SignupWeb.Payments.Sandbox.Api;

namespace SignupWeb.Payments.Sandbox.Cards;

/// <summary>A payment method made from a test card. The number itself is never kept.</summary>
internal static class CardOnFile
{
    public static JsonObject Make(TestCard card, long expMonth, long expYear, JsonObject? billing, long now)
    {
        var made = Shapes.New("payment_method", Ids.New("pm"), now);
        if (billing is not null) { made["billing_details"] = billing.Copy(); }
        var details = Shapes.New("card");
        details["brand"] = "visa";
        details["display_brand"] = "visa";
        details["checks"] = new JsonObject { ["address_line1_check"] = null, ["address_postal_code_check"] = null, ["cvc_check"] = "pass" };
        details["country"] = "US";
        details["exp_month"] = expMonth;
        details["exp_year"] = expYear;
        details["fingerprint"] = Fingerprint(card);
        details["funding"] = "credit";
        details["last4"] = card.Last4;
        details["networks"] = new JsonObject { ["available"] = new JsonArray("visa"), ["preferred"] = null };
        details["regulated_status"] = "unregulated";
        details["three_d_secure_usage"] = new JsonObject { ["supported"] = true };
        made["card"] = details;
        made[Presentation.Notes] = new JsonObject { ["behaviour"] = card.Behaviour.ToString() };
        return made;
    }

    public static CardBehaviour Behaviour(JsonObject paymentMethod) => Enum.Parse<CardBehaviour>(paymentMethod.Need($"{Presentation.Notes}.behaviour"));

    /// <summary>A card works until the end of the month that is printed on it.</summary>
    public static bool HasRunOut(JsonObject paymentMethod, DateTimeOffset now) =>
        new DateTimeOffset((int)(paymentMethod.Whole("card.exp_year") ?? 9998), (int)(paymentMethod.Whole("card.exp_month") ?? 1), 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1) <= now;

    private static string Fingerprint(TestCard card) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(card.Token)))[..16];
}
