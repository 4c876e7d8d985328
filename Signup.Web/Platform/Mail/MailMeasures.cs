using System.Diagnostics.Metrics;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Watching;

namespace SignupWeb.Platform.Mail;

/// <summary>Whether mails go out.</summary>
internal static class MailMeasures
{
    private static readonly Counter<long> Mails = Measures.Meter.CreateCounter<long>("signup.mails", "{mail}", "Tries to send a mail by what came of them: sent, failed, or given up.");

    public static void CountMail(this SignupDb db, string outcome) => db.CountWhenSaved(Mails, new KeyValuePair<string, object?>("outcome", outcome));

    public static IServiceCollection AddMailGauges(this IServiceCollection services) => services.AddGauge("signup.mail.age", "s", "How long ago the oldest mail that is not sent yet was written.", reading =>
        reading.Since(reading.Db.Set<MailMessage>().Where(m => m.NextTryAt != null).Min(m => (DateTimeOffset?)m.WrittenAt)));
}
