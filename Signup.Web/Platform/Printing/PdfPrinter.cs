using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace SignupWeb.Platform.Printing;

/// <summary>
/// Prints a page as PDF with the host's Chromium: one at a time for each processor, within the time limit, in a folder of its own that
/// goes again. The page is a file that brings all it needs and forbids itself scripts and everything else; no name on the network is looked up.
/// </summary>
public sealed partial class PdfPrinter(IOptions<DocumentOptions> options, TimeProvider time, ILogger<PdfPrinter> log) : IDisposable
{
    private readonly SemaphoreSlim places = new(Environment.ProcessorCount);

    /// <summary>Null when it could not be made in time, or at all.</summary>
    public async Task<byte[]?> Print(string html, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Value.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await places.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            LogFailure(log, "no place became free in time");
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("signup-pdf-");
        try
        {
            return await PrintIn(folder.FullName, html, either.Token);
        }
        catch (Exception e) when (e is IOException or Win32Exception or OperationCanceledException)
        {
            LogFailure(log, e.Message);
            return null;
        }
        finally
        {
            Remove(folder);
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();

    private async Task<byte[]?> PrintIn(string folder, string html, CancellationToken cancellationToken)
    {
        var page = Path.Combine(folder, "page.html");
        var pdf = Path.Combine(folder, "page.pdf");
        await File.WriteAllTextAsync(page, html, cancellationToken);
        var start = new ProcessStartInfo(options.Value.Chromium) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in Arguments(folder, page, pdf)) { start.ArgumentList.Add(argument); }
        using var chromium = Process.Start(start) ?? throw new IOException("It did not start.");
        chromium.OutputDataReceived += (_, _) => { };
        chromium.ErrorDataReceived += (_, _) => { };
        chromium.BeginOutputReadLine();
        chromium.BeginErrorReadLine();
        try
        {
            await chromium.WaitForExitAsync(cancellationToken);
        }
        finally
        {
            if (!chromium.HasExited) { chromium.Kill(entireProcessTree: true); }
        }

        return File.Exists(pdf) && new FileInfo(pdf).Length > 0 ? await File.ReadAllBytesAsync(pdf, cancellationToken) : throw new IOException($"It ended with {chromium.ExitCode} and left no file.");
    }

    private static IEnumerable<string> Arguments(string folder, string page, string pdf)
    {
        string[] always =
        [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync", "--disable-component-update",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
            $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={pdf}",
        ];

        // Chromium refuses its sandbox to root
        return [.. always, .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : (string[])[], new Uri(page).AbsoluteUri];
    }

    private void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogFailure(log, "its folder stays: " + e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Printing a PDF: {What}")]
    private static partial void LogFailure(ILogger log, string what);
}
