using SignupWeb.Kernel;
using SignupWeb.Platform.Web;

namespace SignupWeb.Platform.Mail;

/// <summary>Nobody and nothing: the invented facts that previews of mails are filled with. No row has their ids, and their addresses can be nobody's.</summary>
public static class MailSamples
{
    public static readonly Guid Id = Guid.Parse("00000000-0000-7000-8000-000000000001");

    public static readonly DateTimeOffset At = new(2026, 11, 27, 13, 32, 0, TimeSpan.Zero);

    public static readonly EmailAddress Address = EmailAddress.Parse("elena.sample@lindenhof.example");

    public static readonly Money Net = new(4_900, "eur");

    public static readonly Money Tax = new(931, "eur");

    public static readonly Money Total = Net + Tax;

    /// <summary>A colleague.</summary>
    public const string Colleague = "Ben Sample";

    public const string Order = "NS-2611-7K4108";

    public const string Contract = "C-00042";

    public static Party Buyer => new("Elena", "Sample", Address.Value, "Lindenhof (sample)", "Sample Street 4", "10115", "Berlin", "DE", null, null, LanguageChoice.Current.Name);

    public static Offer Offer => new(
        new(Id), new(Id), 1, "Essential", PlanKind.SupportContract, BillingCycle.Monthly, Net, TimeSpan.FromSeconds(20), "9:00 to 17:00", [], [], [], null, LanguageChoice.Current.TwoLetterISOLanguageName);

    public static OrderAccepted Accepted => new(new(Id), new(Id), new(Id), new(Id), new(Id), Offer, Buyer, Net, Tax, Total, At);
}
