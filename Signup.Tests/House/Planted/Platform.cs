using SignupTests.House.Planted.Orders;

namespace SignupTests.House.Planted.Platform
{
    public static class PlatformThatKnowsASlice
    {
        public static string Describe(object row) => row is PlantedOrder ? "an order" : "something else";
    }
}

namespace SignupTests.House.Planted.Platform.Deadlines
{
    /// <summary>Innocent: here Quartz is at home.</summary>
    public sealed record DeadlinesWithQuartz(Quartz.JobKey Key);
}

namespace SignupTests.House.Planted.Platform.Mail
{
    /// <summary>Innocent: here SMTP is at home.</summary>
    public sealed record MailOverSmtp(System.Net.Mail.MailMessage Message);
}
