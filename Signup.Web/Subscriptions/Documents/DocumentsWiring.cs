using SignupWeb.Platform.Settings;

namespace SignupWeb.Subscriptions.Documents;

/// <summary>Invoices and credit notes on paper, as PDF and as e-invoice.</summary>
public static class DocumentsWiring
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddLiveOptions<DocumentOptions>("Documents", DocumentSettings.All)
            .Validate(o => o.Chromium.Length == 0 || File.Exists(o.Chromium), "Documents:Chromium must be the path of a Chromium on this machine, or empty.")
            .Validate(o => o.TimeLimit > TimeSpan.Zero, "Documents:TimeLimit must be longer than nothing.")
            .ValidateOnStart();
        return services.AddSingleton<ReadDocument>().AddSingleton<WritePaper>().AddSingleton<Ubl>().AddSingleton<PdfPrinter>();
    }
}
