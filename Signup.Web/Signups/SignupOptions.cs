namespace SignupWeb.Signups;

/// <summary>Section Signups.</summary>
public sealed class SignupOptions
{
    /// <summary>Also announces signup.requested.tmp with customer data for reporting (the note to R1 step 8). Off unless somebody needs it.</summary>
    public bool ReportCustomerData { get; set; }
}
