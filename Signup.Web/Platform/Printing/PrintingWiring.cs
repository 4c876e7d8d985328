using SignupWeb.Platform.Settings;

namespace SignupWeb.Platform.Printing;

/// <summary>Papers as PDF, where the host has a Chromium.</summary>
public static class PrintingWiring
{
    public static IServiceCollection AddPrinting(this IServiceCollection services)
    {
        services.AddLiveOptions<DocumentOptions>("Documents", DocumentSettings.All)
            .Validate(o => o.Chromium.Length == 0 || File.Exists(o.Chromium), "Documents:Chromium must be the path of a Chromium on this machine, or empty.")
            .Validate(o => o.TimeLimit > TimeSpan.Zero, "Documents:TimeLimit must be longer than nothing.")
            .ValidateOnStart();
        return services.AddSingleton<PdfPrinter>().AddSingleton<PrintPaper>();
    }
}
