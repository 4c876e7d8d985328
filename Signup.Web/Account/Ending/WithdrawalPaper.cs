using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SignupWeb.Contracts;
using SignupWeb.Kernel;
using SignupWeb.Platform.Addresses;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;
using SignupWeb.Subscriptions.Documents;

namespace SignupWeb.Account.Ending;

/// <summary>Chooses the words of the confirmation that a withdrawal was received, as it is printed: in the language of the contract's buyer, whoever reads it.</summary>
public sealed class WithdrawalPaper(IStringLocalizer<EndingTexts> texts, IOptions<ShopOptions> shop)
{
    /// <summary>Kind of the signed links to it.</summary>
    public const string LinkKind = "withdrawal-paper";

    public static readonly TimeSpan LinkLives = TimeSpan.FromDays(30);

    public static string PathOf(ContractId contract) => $"/contracts/{contract}/withdrawal";

    /// <summary>Of a contract that was withdrawn from.</summary>
    public Paper Run(Contract contract) => Speaking.In(contract.Party.Culture, () => Write(contract, contract.Withdrawal!));

    private Paper Write(Contract contract, Withdrawal withdrawal)
    {
        var (seller, buyer) = (shop.Value.Seller, contract.Party);
        return new(
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            texts["Confirmation of withdrawal"],
            [seller.LegalName, seller.Street, $"{seller.PostCode} {seller.Town}", TaxCountries.NameOf(seller.Country)],
            [.. To(buyer)],
            [(texts["Received"], Exact(withdrawal.DeclaredAt)), (texts["Reference"], withdrawal.Reference), (texts["Contract"], contract.Number), (texts["Agreed"], shop.Value.Local(contract.AgreedAt).LongDay())],
            [new(contract.PlanName, texts["Paid"], Written(withdrawal.Back + withdrawal.Kept))],
            withdrawal.Kept.Minor > 0 ? [(texts["Kept for the days it was used"], Written(withdrawal.Kept * -1))] : [],
            (texts["Goes back"], Written(withdrawal.Back)),
            texts["Received"],
            Exact(withdrawal.DeclaredAt),
            [.. Notes(contract, withdrawal)],
            [[seller.LegalName, seller.Street, $"{seller.PostCode} {seller.Town}, {TaxCountries.NameOf(seller.Country)}"], seller.Phone is { } phone ? [seller.Email, phone] : [seller.Email]],
            (texts["Declared by"], texts["What"], texts["Amount"]),
            buyer.Country == "US" ? "letter" : "a4");
    }

    private static IEnumerable<string> To(Party buyer)
    {
        yield return buyer.FullName;
        if (!string.IsNullOrEmpty(buyer.Company)) { yield return buyer.Company; }
        yield return buyer.Address;
        foreach (var line in AddressRules.Under(buyer)) { yield return line; }
        yield return TaxCountries.NameOf(buyer.Country);
    }

    private IEnumerable<string> Notes(Contract contract, Withdrawal withdrawal)
    {
        yield return texts["“I, {0}, withdraw from contract {1}.” That is what was declared.", contract.Party.FullName, contract.Number];
        yield return texts["The contract has ended with it."];
        if (withdrawal.Back.Minor > 0) { yield return texts["{0}, at the latest by {1}. Banks take some days to show it.", Written(withdrawal.Back), shop.Value.Local(withdrawal.DeclaredAt.AddDays(14)).LongDay()]; }
    }

    private static string Written(Money money) => money.ToString(null, CultureInfo.CurrentCulture);

    /// <summary>To the second: it is a receipt.</summary>
    private string Exact(DateTimeOffset instant)
    {
        var local = shop.Value.Local(instant);
        return $"{local.LongDay()}, {local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} ({local.Zone()})";
    }
}
