using Microsoft.Extensions.Options;
using SignupWeb.Platform.Printing;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Whether invoices and contracts can be had as PDF.</summary>
public sealed class Pdfs(IOptions<DocumentOptions> options) : ICheck
{
    public string Name => "Chromium";

    public Task<Finding> Look(CancellationToken cancellationToken) => Task.FromResult(Judge(options.Value.Chromium));

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(string path) => path switch
    {
        "" => Finding.Warning("None is set, so there are no PDFs of invoices and contracts. They can be printed from the browser.", "Install Chromium's headless shell and set Documents:Chromium to its path."),
        _ when !File.Exists(path) => Finding.Fault("There is nothing at {0}: no PDF of an invoice or a contract can be made.", "Set Documents:Chromium to the path of a Chromium, or leave it empty.", path),
        _ => Finding.Ok("Invoices are printed by {0}.", path),
    };
}
