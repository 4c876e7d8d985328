using SignupWeb.Platform.Settings;

namespace SignupWeb.Signups;

internal static class SignupSettings
{
    public static readonly IReadOnlyList<Setting> All =
    [
        new(SettingSection.Orders, "Signups:ReportCustomerData", "Customer data in events", ChoiceForm.Switch, "On: a new order is also announced as signup.requested.tmp, with the customer's name and e-mail address, which are kept for 30 days. Deprecated: use signup.requested."),
        new(SettingSection.Orders, "Signups:Steps:NewBusiness", "Steps of a new purchase", Steps(FlowOwner.NewBusiness), "Sign-ups that begin from now on take these steps in this order, and then order. Without the details, only those who have not given them yet are asked."),
        new(SettingSection.Orders, "Signups:Steps:ExistingBusiness", "Steps for existing customers", Steps(FlowOwner.ExistingBusiness), "Changes of plan and second contracts that begin from now on take these steps in this order, and then order. A card is asked for where there is none."),
        new(SettingSection.Orders, "Signups:PagesInUse", "Pages of other systems in use", new TickForm([.. OtherPages.Steps.Select(step => (step.ToString(), SignupJourney.NameOf(step)))]) { None = "none" }, "A step that is not ticked, or has no address in the configuration, is served by our own page."),
        new(SettingSection.Orders, "Signups:PageAnswersWithin", "Pages of other systems: answer within", new TimeForm(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)), "A page that does not answer by then is not used; our own page serves."),
        new(SettingSection.Orders, "Signups:PageDeadline", "Pages of other systems: back within", new TimeForm(TimeSpan.FromMinutes(5), TimeSpan.FromDays(1)), "A customer who is not back by then goes on with our own page; those on the way keep their time."),
        new(SettingSection.Orders, "Signups:AskAgainAfter", "Slow order: ask again after", new TimeForm(TimeSpan.FromSeconds(15), TimeSpan.FromHours(1)), "A paid order that is not complete by then: what failed is tried again at once."),
        new(SettingSection.Orders, "Signups:ReleaseAfter", "Slow order: mail the customer after", new TimeForm(TimeSpan.FromMinutes(1), TimeSpan.FromDays(1)), "After that, if it is still not complete, the customer gets a mail with the reference and need not wait."),
        new(SettingSection.Orders, "Signups:TellAfter", "Slow order: tell the team after", new TimeForm(TimeSpan.FromMinutes(1), TimeSpan.FromDays(1)), "After that it is in the risk queue."),
        new(SettingSection.Orders, "Signups:HoldAfter", "Slow order: hold after", new TimeForm(TimeSpan.FromMinutes(10), TimeSpan.FromDays(7)), "After that it is held, and a person decides what becomes of it."),
    ];

    private static OrderedForm Steps(FlowOwner owner) => new([.. StepList.PossibleFor(owner).Select(step => (step.ToString(), SignupJourney.NameOf(step)))], typed => StepList.Read(owner, typed));
}
