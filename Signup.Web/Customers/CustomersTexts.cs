namespace SignupWeb.Customers;

/// <summary>Marks the words of the customers' pages and mails; their German is in CustomersTexts.de.resx.</summary>
public sealed class CustomersTexts;
