using SignupWeb.Platform.Settings;

namespace SignupWeb.Customers.Registering;

internal static class RegistrationSettings
{
    private static readonly NumberForm Times = new(0, 100_000);

    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.SignIn, "Registration:DuplicateEmail", "A registration with a known address", new ChoiceForm(("Reveal", "Says so, within limits"), ("Private", "Never says so")), "Whether it tells that the address has an account; else it is answered by mail alone."),
        new(SettingSection.SignIn, "Registration:Reveals:PerHour", "Told in an hour", Times, "How often this is told to one range of addresses within an hour."),
        new(SettingSection.SignIn, "Registration:Reveals:PerDay", "Told in a day", Times, "How often this is told to one range of addresses within 24 hours."),
        new(SettingSection.SignIn, "Registration:Reveals:OverallPerHour", "Told to everybody in an hour", Times, "How often this is told to all addresses together within an hour."),
    ];
}
