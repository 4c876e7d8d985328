using System.ComponentModel.DataAnnotations;

namespace SignupWeb.Platform.Web;

/// <summary>Who sells here: the shop's own words for its pages and mails. Settings section "Shop".</summary>
public sealed class ShopOptions
{
    /// <summary>The settings section.</summary>
    public const string Section = "Shop";

    /// <summary>The shop's name, in the header, in titles and in mails.</summary>
    [Required]
    public string Name { get; set; } = "Northwind Support";

    /// <summary>Where customers write to when they need a person.</summary>
    [Required]
    [EmailAddress]
    public string SupportEmail { get; set; } = "help@northwind.example";

    /// <summary>The telephone number on the help page; left out when empty.</summary>
    public string? SupportPhone { get; set; }

    /// <summary>The firm behind the shop, as its imprint has to name it.</summary>
    public string LegalName { get; set; } = "Northwind Support GmbH (sample)";

    /// <summary>The firm's postal address, its lines separated by a line break or a comma.</summary>
    public string LegalAddress { get; set; } = "Sample Street 1, 20457 Hamburg, Germany";

    /// <summary>Own web address of the terms; empty serves the built-in sample text at /terms.</summary>
    public string? TermsUrl { get; set; }

    /// <summary>Own web address of the privacy notice; empty serves the built-in sample text at /privacy.</summary>
    public string? PrivacyUrl { get; set; }

    /// <summary>Own web address of the imprint; empty serves the built-in page at /imprint.</summary>
    public string? ImprintUrl { get; set; }

    /// <summary>The seller's country, ISO two letters: decides what is a domestic sale.</summary>
    public string Country { get; set; } = "DE";

    /// <summary>The time zone dates and times are written in, e.g. "Europe/Berlin".</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";

    /// <summary>An instant on the shop's clock.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    /// <summary>True while no real money can move. Decided at start from the payment settings, not a setting of its own.</summary>
    public bool TestMode { get; set; }
}
