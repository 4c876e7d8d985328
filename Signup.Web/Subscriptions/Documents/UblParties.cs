using System.Xml.Linq;
using SignupWeb.Kernel;
using static SignupWeb.Subscriptions.Documents.UblNames;

namespace SignupWeb.Subscriptions.Documents;

/// <summary>Seller and buyer of an e-invoice.</summary>
internal static class UblParties
{
    /// <summary>Stands where the German rules want a telephone number and the shop names none (BR-DE-6).</summary>
    private const string NoPhone = "n/a";

    public static XElement Seller(Seller seller, VatCategory vat) => new(Cac + "AccountingSupplierParty", new XElement(
        Cac + "Party",
        Endpoint(seller.Email),
        Address(seller.Street, seller.Town, seller.PostCode, null, seller.Country),
        VatNumber(vat.IsOutOfScope ? null : seller.VatNumber),
        Group("PartyLegalEntity", Value("RegistrationName", seller.LegalName), Value("CompanyID", seller.RegisterEntry ?? (vat.IsOutOfScope ? seller.VatNumber : null))),
        Group("Contact", Value("Name", seller.LegalName), Value("Telephone", seller.Phone ?? NoPhone), Value("ElectronicMail", seller.Email))));

    public static XElement Buyer(Party buyer, VatCategory vat)
    {
        var isVatNumber = !vat.IsOutOfScope && HasPrefix(buyer);
        return new(Cac + "AccountingCustomerParty", new XElement(
            Cac + "Party",
            Endpoint(buyer.Email),
            Address(buyer.Address, buyer.Town, buyer.PostCode, buyer.Region, buyer.Country),
            VatNumber(isVatNumber ? buyer.TaxId : null),
            Group("PartyLegalEntity", Value("RegistrationName", buyer.Name), Value("CompanyID", isVatNumber ? null : buyer.TaxId)),
            Group("Contact", Value("Name", buyer.FullName), Value("ElectronicMail", buyer.Email))));
    }

    /// <summary>A VAT number begins with its country; Greece writes EL (BR-CO-9). Others are ids of another kind.</summary>
    private static bool HasPrefix(Party buyer) => buyer.TaxId?.StartsWith(buyer.Country == "GR" ? "EL" : buyer.Country, StringComparison.Ordinal) == true;

    /// <summary>The electronic address: e-mail, the one that everybody has.</summary>
    private static XElement? Endpoint(string email) => Value("EndpointID", email, new XAttribute("schemeID", "EM"));

    private static XElement Address(string street, string town, string postCode, string? region, string country) => new(
        Cac + "PostalAddress",
        Value("StreetName", street),
        Value("CityName", town),
        Value("PostalZone", postCode),
        Value("CountrySubentity", region),
        new XElement(Cac + "Country", Value("IdentificationCode", country)));

    private static XElement? VatNumber(string? number) => Value("CompanyID", number) is { } id ? new(Cac + "PartyTaxScheme", id, Vat()) : null;

    public static XElement Vat() => new(Cac + "TaxScheme", new XElement(Cbc + "ID", "VAT"));
}
