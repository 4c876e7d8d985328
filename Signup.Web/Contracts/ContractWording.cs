using System.Globalization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Tax;
using SignupWeb.Platform.Web;

namespace SignupWeb.Contracts;

/// <summary>The sentences of the contract, both languages side by side; which one is said follows the offer, and nothing else. Whoever changes one raises <see cref="ContractText.CurrentVersion"/>.</summary>
internal sealed class ContractWording(Offer offer, Party party, string seller)
{
    private readonly CultureInfo culture = new(offer.Language == "de" ? "de-DE" : "en-IE");

    private bool IsGerman => culture.TwoLetterISOLanguageName == "de";

    private string Price => offer.Net.ToString(null, culture);

    public ContractText Write() => new(
        ContractText.CurrentVersion,
        culture.TwoLetterISOLanguageName,
        offer.Kind switch
        {
            PlanKind.SupportContract => Say($"Support contract {offer.PlanName}", $"Supportvertrag {offer.PlanName}"),
            PlanKind.Subscription => Say($"Subscription {offer.PlanName}", $"Abonnement {offer.PlanName}"),
            PlanKind.Download => Say($"Purchase of {offer.PlanName}", $"Kauf von {offer.PlanName}"),
        },
        [.. Sections().Select((section, i) => section with { Heading = string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {section.Heading}") })]);

    private IEnumerable<ContractSection> Sections()
    {
        yield return new(Say($"Who agrees", $"Wer den Vertrag schließt"), [.. Parties()], []);
        yield return new(Say($"What we provide", $"Was wir leisten"), [.. Service()], offer.Contents);
        yield return new(Say($"Price and payment", $"Preis und Zahlung"), [.. Payment()], []);
        yield return new(Say($"Term and notice", $"Laufzeit und Kündigung"), [Term()], []);
        yield return new(Say($"Your right to cancel", $"Ihr Recht zu stornieren"), [.. Cancelling()], []);
        yield return new(
            Say($"What is kept", $"Was aufbewahrt wird"),
            [Say($"We keep this text unchanged, with the time you agreed to it and its SHA-256 fingerprint, and mail you a copy.", $"Wir bewahren diesen Text unverändert auf, mit dem Zeitpunkt Ihrer Zustimmung und seinem SHA-256-Fingerabdruck, und schicken Ihnen eine Kopie per E-Mail.")],
            []);
    }

    private IEnumerable<string> Parties()
    {
        yield return Say(
            $"{seller} (\"we\") and {party.Name}, {party.Address}, {party.PostCode} {party.Town}, {TaxCountries.NameOf(party.Country, culture)} (\"you\").",
            $"{seller} („wir“) und {party.Name}, {party.Address}, {party.PostCode} {party.Town}, {TaxCountries.NameOf(party.Country, culture)} („Sie“).");
        if (!string.IsNullOrEmpty(party.Company)) { yield return Say($"{party.FullName} agrees for {party.Company}.", $"{party.FullName} handelt für {party.Company}."); }
        if (!string.IsNullOrEmpty(party.TaxId)) { yield return Say($"Your tax id is {party.TaxId}.", $"Ihre Umsatzsteuer-Identifikationsnummer ist {party.TaxId}."); }
    }

    private IEnumerable<string> Service()
    {
        if (offer.SupportHours.Length > 0 && !offer.Contents.Contains(offer.SupportHours, StringComparer.Ordinal)) { yield return Say($"Our service hours: {offer.SupportHours}.", $"Unsere Servicezeiten: {offer.SupportHours}."); }
        yield return offer.Kind switch
        {
            PlanKind.SupportContract => Say($"The support contract {offer.PlanName}, version {offer.Version}, includes:", $"Der Supportvertrag {offer.PlanName}, Version {offer.Version}, umfasst:"),
            PlanKind.Subscription => Say($"For as long as it runs, the subscription {offer.PlanName}, version {offer.Version}, includes:", $"Solange es läuft, umfasst das Abonnement {offer.PlanName}, Version {offer.Version}:"),
            PlanKind.Download => Say($"We make {offer.PlanName}, version {offer.Version}, ready for you to download. You may keep it and use it within your company; you may not sell it or hand it on.", $"Wir stellen {offer.PlanName}, Version {offer.Version}, zum Herunterladen bereit. Sie dürfen die Datei behalten und in Ihrem Unternehmen nutzen, aber nicht verkaufen oder weitergeben."),
        };
    }

    private IEnumerable<string> Payment()
    {
        yield return offer.BillingCycle switch
        {
            BillingCycle.Monthly => Say($"The price is {Price} a month, plus the tax that applies to you. Your invoice states it.", $"Der Preis beträgt {Price} im Monat, zuzüglich der für Sie geltenden Steuer. Ihre Rechnung weist sie aus."),
            BillingCycle.Yearly => Say($"The price is {Price} a year, plus the tax that applies to you. Your invoice states it.", $"Der Preis beträgt {Price} im Jahr, zuzüglich der für Sie geltenden Steuer. Ihre Rechnung weist sie aus."),
            BillingCycle.Once => Say($"The price is {Price} once, plus the tax that applies to you. Your invoice states it.", $"Der Preis beträgt einmalig {Price}, zuzüglich der für Sie geltenden Steuer. Ihre Rechnung weist sie aus."),
        };
        yield return offer.BillingCycle switch
        {
            BillingCycle.Monthly => Say($"It is charged to your card when the order is accepted, and then at the start of each month.", $"Er wird Ihrer Karte belastet, wenn die Bestellung angenommen wird, danach zu Beginn jedes Monats."),
            BillingCycle.Yearly => Say($"It is charged to your card when the order is accepted, and then at the start of each year.", $"Er wird Ihrer Karte belastet, wenn die Bestellung angenommen wird, danach zu Beginn jedes Jahres."),
            BillingCycle.Once => Say($"It is charged to your card when the order is accepted, and never again.", $"Er wird Ihrer Karte belastet, wenn die Bestellung angenommen wird, und danach nie wieder."),
        };
    }

    private string Term() => offer.BillingCycle switch
    {
        BillingCycle.Monthly => Say($"The contract starts when your order is accepted. It runs for one month and renews for another until one of us ends it, to the end of the paid month.", $"Der Vertrag beginnt, wenn Ihre Bestellung angenommen wird. Er läuft einen Monat und verlängert sich um je einen weiteren, bis eine Seite ihn zum Ende des bezahlten Monats beendet."),
        BillingCycle.Yearly => Say($"The contract starts when your order is accepted. It runs for one year and renews for another until one of us ends it, to the end of the paid year.", $"Der Vertrag beginnt, wenn Ihre Bestellung angenommen wird. Er läuft ein Jahr und verlängert sich um je ein weiteres, bis eine Seite ihn zum Ende des bezahlten Jahres beendet."),
        BillingCycle.Once => Say($"The contract starts when your order is accepted. There is nothing to end: you pay once.", $"Der Vertrag beginnt, wenn Ihre Bestellung angenommen wird. Es gibt nichts zu kündigen: Sie zahlen einmal."),
    };

    private IEnumerable<string> Cancelling()
    {
        if (offer.RemorseWindow > TimeSpan.Zero)
        {
            var window = offer.RemorseWindow.InWords(culture);
            yield return Say($"For {window} after you order you can cancel with one click, before anything is charged.", $"{window} lang nach der Bestellung können Sie mit einem Klick stornieren, bevor etwas belastet wird.");
        }

        yield return Say($"After that you can withdraw within 14 days of your order and get your money back. A message to us is enough; no reason is needed.", $"Danach können Sie innerhalb von 14 Tagen nach der Bestellung widerrufen und erhalten Ihr Geld zurück. Eine Nachricht an uns genügt, Gründe sind nicht nötig.");
    }

    private string Say(FormattableString english, FormattableString german) => (IsGerman ? german : english).ToString(culture);
}
