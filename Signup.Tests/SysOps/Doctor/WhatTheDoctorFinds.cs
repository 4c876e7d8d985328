using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SignupTests.Payments.Stripe;
using SignupTests.Support;
using SignupWeb.Payments;
using SignupWeb.Platform.Access;
using SignupWeb.Platform.Bus;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Web;
using SignupWeb.SysOps.Doctor;
using SignupWeb.SysOps.Doctor.Checks;
using Xunit;

namespace SignupTests.SysOps.Doctor;

/// <summary>What each check makes of what it sees, and what becomes of one that hangs or breaks.</summary>
public sealed class WhatTheDoctorFinds
{
    private static readonly Actor Ana = new(Guid.NewGuid(), Role.Admin, null, "Ana Kovač");
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Here = new("http://localhost:5080");
    private static readonly Uri Outside = new("https://shop.northwind.example");

    public static TheoryData<string, Condition, Finding> Findings() => new()
    {
        { "a quick write", Condition.Ok, DatabaseWrites.Judge(Milliseconds(38)) },
        { "a slow write", Condition.Warning, DatabaseWrites.Judge(Milliseconds(900)) },
        { "no backup, live", Condition.Warning, Backups.Judge(null, new(), live: true) },
        { "no backup, test", Condition.Ok, Backups.Judge(null, new(), live: false) },
        { "old backup, live", Condition.Warning, Backups.Judge(TimeSpan.FromHours(28), new(), live: true) },
        { "new backup, live", Condition.Ok, Backups.Judge(TimeSpan.FromHours(26), new(), live: true) },
        { "a roomy disk", Condition.Ok, DiskSpace.Judge(38L << 30) },
        { "a filling disk", Condition.Warning, DiskSpace.Judge(500L << 20) },
        { "a full disk", Condition.Fault, DiskSpace.Judge(100L << 20) },
        { "the form expected", Condition.Ok, Migrations.Judge(["a", "b"], ["a", "b"]) },
        { "an older form", Condition.Fault, Migrations.Judge(["a"], ["a", "b"]) },
        { "a newer form", Condition.Fault, Migrations.Judge(["a", "b", "c"], ["a", "b"]) },
        { "keys out of reach", Condition.Fault, Keys.Judge("/nowhere/keys") },
        { "no key yet", Condition.Warning, Keys.Judge(Template.EmptyFolder()) },
        { "clocks that agree", Condition.Ok, ClockOfTheShop.Judge(TimeSpan.FromSeconds(2)) },
        { "a clock that is off", Condition.Warning, ClockOfTheShop.Judge(TimeSpan.FromSeconds(-50)) },
        { "a clock that is far off", Condition.Fault, ClockOfTheShop.Judge(TimeSpan.FromMinutes(6)) },
        { "an address of its own", Condition.Ok, PublicAddressCheck.Judge(Outside, live: true) },
        { "no address, live", Condition.Fault, PublicAddressCheck.Judge(Here, live: true) },
        { "an open address, live", Condition.Fault, PublicAddressCheck.Judge(new("http://shop.northwind.example"), live: true) },
        { "test mode at home", Condition.Ok, TestModeCheck.Judge(test: true, mailsAreShown: true, Here) },
        { "test mode outside", Condition.Warning, TestModeCheck.Judge(test: true, mailsAreShown: false, Outside) },
        { "mails that reach nobody", Condition.Warning, TestModeCheck.Judge(test: true, mailsAreShown: true, Outside) },
        { "a proxy that is not named", Condition.Warning, ProxiesNamed.Judge("127.0.0.1") },
        { "no such proxy", Condition.Ok, ProxiesNamed.Judge(null) },
        { "no test mode", Condition.Ok, TestModeCheck.Judge(test: false, mailsAreShown: false, Outside) },
        { "a service that answers", Condition.Ok, PaymentService.Judge(true, null, null, "live", Milliseconds(40)) },
        { "a key that is refused", Condition.Fault, PaymentService.Judge(false, Answer.NotLetIn, "401 Invalid API key", "live", Milliseconds(40)) },
        { "a service that is away", Condition.Fault, PaymentService.Judge(false, null, "No answer", "live", Milliseconds(40)) },
        { "no broker", Condition.Ok, Broker.Judge(null, 0) },
        { "a broker", Condition.Ok, Broker.Judge(PostAnswer.Confirmed, 3) },
        { "a broker that is away", Condition.Fault, Broker.Judge(new(null, "Connection refused"), 3) },
        { "webhooks that come", Condition.Ok, WebhooksHeard.Judge(Now.AddMinutes(-3), Now.AddHours(-2), Now) },
        { "webhooks that never came", Condition.Fault, WebhooksHeard.Judge(null, Now.AddHours(-2), Now) },
        { "webhooks that come no more", Condition.Fault, WebhooksHeard.Judge(Now.AddHours(-3), Now.AddHours(-2), Now) },
        { "mails as files, test", Condition.Ok, MailsSent.Judge(onlyFiles: true, test: true, null, null, null) },
        { "mails as files, live", Condition.Fault, MailsSent.Judge(onlyFiles: true, test: false, null, null, null) },
        { "mails that go out", Condition.Ok, MailsSent.Judge(onlyFiles: false, test: false, null, null, TimeSpan.FromMinutes(4)) },
        { "a mail that waits", Condition.Warning, MailsSent.Judge(onlyFiles: false, test: false, TimeSpan.FromMinutes(4), "Connection refused", null) },
        { "mails that have waited long", Condition.Fault, MailsSent.Judge(onlyFiles: false, test: false, TimeSpan.FromHours(4), "Connection refused", null) },
        { "no mail given up", Condition.Ok, MailsGivenUp.Judge(0) },
        { "mails given up", Condition.Warning, MailsGivenUp.Judge(2) },
        { "a short queue", Condition.Ok, MailsWaiting.Judge(3) },
        { "a long queue", Condition.Warning, MailsWaiting.Judge(500) },
        { "no Chromium", Condition.Warning, Pdfs.Judge(string.Empty) },
        { "settings that hold", Condition.Ok, SettingsUsed.Judge([]) },
        { "a setting that does not fit", Condition.Warning, SettingsUsed.Judge(["Orders:RemorseWindow"]) },
        { "a Chromium that is not there", Condition.Fault, Pdfs.Judge("/nowhere/chromium") },
        { "messages delivered", Condition.Ok, MessagesOnTheirWay.Judge(null) },
        { "messages that wait", Condition.Warning, MessagesOnTheirWay.Judge(TimeSpan.FromMinutes(20)) },
        { "messages that have waited long", Condition.Fault, MessagesOnTheirWay.Judge(TimeSpan.FromHours(3)) },
        { "nothing set aside", Condition.Ok, MessagesAside.Judge(0) },
        { "messages set aside", Condition.Fault, MessagesAside.Judge(2) },
        { "deadlines kept", Condition.Ok, DeadlinesKept.Judge(1204, 0, 0) },
        { "deadlines that fail", Condition.Warning, DeadlinesKept.Judge(1204, 0, 1) },
        { "deadlines that are late", Condition.Fault, DeadlinesKept.Judge(1204, 7, 0) },
        { "two factors", Condition.Ok, StaffSignIn.Judge(2, [], test: false) },
        { "one factor, test", Condition.Warning, StaffSignIn.Judge(5, ["Ben Adler"], test: true) },
        { "one factor, live", Condition.Fault, StaffSignIn.Judge(5, ["Ben Adler"], test: false) },
        { "a known zone", Condition.Ok, ZoneOfTheShop.Judge("Europe/Berlin", Now) },
        { "an unknown zone", Condition.Fault, ZoneOfTheShop.Judge("Europe/Atlantis", Now) },
    };

    [Theory]
    [MemberData(nameof(Findings), DisableDiscoveryEnumeration = true)]
    public void Is_told_as_it_is_and_with_what_to_do(string situation, Condition condition, Finding found)
    {
        Assert.True(condition == found.Condition, situation);
        Assert.Equal(condition == Condition.Ok, found.ToDo is null);
        Assert.DoesNotContain("{", string.Format(CultureInfo.InvariantCulture, found.Sentence, [.. found.Values]), StringComparison.Ordinal);
        Assert.NotEqual(found.Sentence, German.Say(found.Sentence, [.. found.Values]), StringComparer.Ordinal);
        if (found.ToDo is { } toDo) { Assert.NotEqual(toDo, German.Say(toDo), StringComparer.Ordinal); }
    }

    [Fact]
    public async Task A_check_that_hangs_is_a_warning_after_three_seconds_and_one_that_breaks_a_fault()
    {
        var (time, log) = (new ManualTime(Now), new LogLines());
        using var logs = LoggerFactory.Create(to => to.AddProvider(log));
        var doctor = new Examine([new Hanging(), new Breaking()], time, logs.CreateLogger<Examine>());
        var examine = doctor.Run(Ana);
        await Eventually.Hold(() => Hanging.IsAsked && log.Lines.Any(line => line.Contains("Breaking", StringComparison.Ordinal)), "one asked, the other broken");
        time.Advance(doctor.Patience);

        var found = (await examine).Value.Findings;

        Assert.Equal([("Breaking", Condition.Fault), ("Hanging", Condition.Warning)], found.Select(f => (f.Name, f.Finding.Condition)));
        Assert.Equal("The disk is gone", found[0].Finding.Values[0]);
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_to_is_a_fault()
    {
        using var writer = new Writer("Data Source=/nowhere/signup.db", new Commits(NullLogger<Commits>.Instance));

        Assert.Equal(Condition.Fault, (await new DatabaseWrites(writer, TimeProvider.System).Look(default)).Condition);
    }

    private static class German
    {
        private static readonly Lazy<Sentences> Texts = new(() => new ServiceCollection().AddLogging().AddLocalization().AddSingleton<Sentences>().BuildServiceProvider().GetRequiredService<Sentences>());

        public static string Say(string sentence, params object[] values) => Speaking.In("de-DE", () => Texts.Value.Say(sentence, values));
    }

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);

    private sealed class Hanging : ICheck
    {
        public static bool IsAsked { get; private set; }

        public string Name => "Hanging";

        public async Task<Finding> Look(CancellationToken cancellationToken)
        {
            IsAsked = true;
            await new TaskCompletionSource().Task;
            return Finding.Ok("Never.");
        }
    }

    private sealed class Breaking : ICheck
    {
        public string Name => "Breaking";

        public Task<Finding> Look(CancellationToken cancellationToken) => throw new IOException("The disk is gone");
    }
}
