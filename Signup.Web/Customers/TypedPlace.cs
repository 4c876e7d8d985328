namespace SignupWeb.Customers;

/// <summary>What stands in the fields of the profile while it is filled in, for the price beside it. One for each live page.</summary>
public sealed class TypedPlace
{
    /// <summary>Somebody typed another one.</summary>
    public event EventHandler? Changed;

    /// <summary>ISO 3166-1 alpha-2; null while the form is not there.</summary>
    public string? Country { get; private set; }

    public string? TaxId { get; private set; }

    public void Say(string? country, string? taxId)
    {
        if ((country, taxId) == (Country, TaxId)) { return; }
        (Country, TaxId) = (country, taxId);
        Changed?.Invoke(this, EventArgs.Empty);
    }
}
