using System.Globalization;
using SignupWeb.Kernel;
using SignupWeb.Platform.Addresses;
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
        yield return new(Say($"Term and notice", $"Laufzeit und Kündigung"), [.. Term()], []);
        yield return new(Say($"Your right to cancel", $"Ihr Recht zu stornieren"), [.. Cancelling()], []);
        yield return new(
            Say($"What is kept", $"Was aufbewahrt wird"),
            [Say($"We keep this text unchanged, with the time you agreed to it and its SHA-256 fingerprint, and mail you a copy.", $"Wir bewahren diesen Text unverändert auf, mit dem Zeitpunkt Ihrer Zustimmung und seinem SHA-256-Fingerabdruck, und schicken Ihnen eine Kopie per E-Mail.")],
            []);
    }

    private string Place => string.Join(", ", AddressRules.Under(party));

    private IEnumerable<string> Parties()
    {
        yield return Say(
            $"{seller} (\"we\") and {party.Name}, {party.Address}, {Place}, {TaxCountries.NameOf(party.Country, culture)} (\"you\").",
            $"{seller} („wir“) und {party.Name}, {party.Address}, {Place}, {TaxCountries.NameOf(party.Country, culture)} („Sie“).");
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

    private IEnumerable<string> Term()
    {
        yield return Renewing();
        if (offer is not { Ends: { } ends, BillingCycle: not BillingCycle.Once }) { yield break; }
        if (ends.MinimumMonths > 0) { yield return Say($"It runs for at least {ends.MinimumMonths} months.", $"Er läuft mindestens {ends.MinimumMonths} Monate."); }
        if (ends.NoticeDays > 0) { yield return Say($"Notice must be given at least {ends.NoticeDays} days before the end of a paid period.", $"Gekündigt wird spätestens {ends.NoticeDays} Tage vor dem Ende eines bezahlten Zeitraums."); }
        yield return Say($"You end it in your account, without a fee, and may take that back until it ends.", $"Sie kündigen ohne Gebühr in Ihrem Konto und können das bis zum Ende zurücknehmen.");
    }

    private string Renewing() => offer.BillingCycle switch
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

        if (offer.Ends is null) { yield return Say($"After that you can withdraw within 14 days of your order and get your money back. A message to us is enough; no reason is needed.", $"Danach können Sie innerhalb von 14 Tagen nach der Bestellung widerrufen und erhalten Ihr Geld zurück. Eine Nachricht an uns genügt, Gründe sind nicht nötig."); yield break; }
        if (offer.Ends.WithdrawalDays is not > 0)
        {
            yield return Say($"After that there is no right to withdraw: it is for consumers, and depends on what is bought and where.", $"Danach gibt es kein Widerrufsrecht: Es ist für Verbraucher und hängt davon ab, was und wo gekauft wird.");
            yield break;
        }

        yield return Say($"You can withdraw within {offer.Ends.WithdrawalDays} days of the day the contract starts, without saying why: in your account, or under “Withdraw from a contract” at the foot of our pages, with your e-mail address and the number of the order or contract. Any other clear message to us counts as well.", $"Sie können innerhalb von {offer.Ends.WithdrawalDays} Tagen ab dem Tag des Vertragsbeginns ohne Angabe von Gründen widerrufen: in Ihrem Konto oder unter „Vertrag widerrufen“ am Fuß unserer Seiten, mit Ihrer E-Mail-Adresse und der Nummer der Bestellung oder des Vertrags. Jede andere eindeutige Nachricht an uns zählt ebenso.");
        yield return Say($"We confirm it at once by e-mail and send the money back to the card you paid with, within 14 days.", $"Wir bestätigen den Widerruf sofort per E-Mail und senden das Geld innerhalb von 14 Tagen auf die Karte zurück, mit der Sie bezahlt haben.");
        yield return offer.Kind == PlanKind.Download
            ? Say($"With your order you ask for the file at once. Your right to withdraw ends when it is ready for you.", $"Mit Ihrer Bestellung verlangen Sie die Datei sofort. Ihr Widerrufsrecht endet, sobald sie für Sie bereitsteht.")
            : Say($"With your order you ask us to start at once. If you withdraw, we keep the share of the price for the full days until then; the rest goes back.", $"Mit Ihrer Bestellung verlangen Sie, dass wir sofort beginnen. Widerrufen Sie, behalten wir den Anteil des Preises für die vollen Tage bis dahin; der Rest geht zurück.");
    }

    private string Say(FormattableString english, FormattableString german) => (IsGerman ? german : english).ToString(culture);
}
