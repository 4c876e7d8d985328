using SignupWeb.Platform.Settings;

namespace SignupWeb.Signups;

/// <summary>Section Signups.</summary>
public sealed class SignupOptions
{
    /// <summary>Also announces signup.requested.tmp with customer data for reporting (the note to R1 step 8). Deprecated: it will go. Off unless somebody needs it; the data is kept for 30 days.</summary>
    public bool ReportCustomerData { get; set; }

    public StepLists Steps { get; set; } = new();

    /// <summary>An ordered sign-up should be complete this long after its charge began; then what is slow is asked again.</summary>
    public TimeSpan AskAgainAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>And this long after that the customer is released with a reference and a mail.</summary>
    public TimeSpan ReleaseAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>This long after that the team is told.</summary>
    public TimeSpan TellAfter { get; set; } = TimeSpan.FromMinutes(50);

    /// <summary>And this long after that it is held: a person decides.</summary>
    public TimeSpan HoldAfter { get; set; } = TimeSpan.FromDays(1);

    public OtherPages Pages { get; set; } = new();

    /// <summary>Of the pages of other systems that have an address, those that serve.</summary>
    public string PagesInUse { get; set; } = string.Join(',', OtherPages.Steps);

    /// <summary>A page of another system that does not answer within this time is not used.</summary>
    public TimeSpan PageAnswersWithin { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a customer may be on a page of another system; then our own page serves.</summary>
    public TimeSpan PageDeadline { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The page of another system that serves a step; null where it is ours.</summary>
    internal OtherPage? PageOf(SignupStep step) => TickForm.Of(PagesInUse).Contains(step.ToString(), StringComparer.OrdinalIgnoreCase) ? Pages.Of(step) : null;

    /// <summary>Section Signups:Steps: the steps each owner leads through (<see cref="StepList"/>). Sign-ups under way keep the list they began with.</summary>
    public sealed class StepLists
    {
        public string NewBusiness { get; set; } = StepList.BuiltIn(FlowOwner.NewBusiness);

        public string ExistingBusiness { get; set; } = StepList.BuiltIn(FlowOwner.ExistingBusiness);

        /// <summary>In its one form; the rules of the options have seen to it that it can be.</summary>
        internal string Of(FlowOwner owner) => StepList.Read(owner, Typed(owner)).Value;

        internal string Typed(FlowOwner owner) => owner switch
        {
            FlowOwner.NewBusiness => NewBusiness,
            FlowOwner.ExistingBusiness => ExistingBusiness,
        };
    }
}
