using SignupWeb.Platform.Printing;

namespace SignupWeb.Subscriptions.Documents;

/// <summary>Invoices and credit notes on paper, as PDF and as e-invoice.</summary>
public static class DocumentsWiring
{
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services.AddPrinting().AddSingleton<ReadDocument>().AddSingleton<WritePaper>().AddSingleton<Ubl>();
}
