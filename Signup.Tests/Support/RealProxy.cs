using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using SignupTests.House;

namespace SignupTests.Support;

/// <summary>nginx and Caddy with the samples of docs/self-hosting.md, so that what owners copy is what was tried: changed in name, ports and certificate alone.</summary>
internal static partial class RealProxy
{
    private const string Named = "shop.example.com";

    /// <param name="proxy">"nginx" or "caddy".</param>
    /// <param name="host">What browsers call it.</param>
    /// <param name="shops">The ports it hands on to: of several it is the sample for several.</param>
    public static SideProgram Start(string proxy, string home, string host, int port, params int[] shops)
    {
        var (certificate, key) = Certificate(home, host);
        var file = Path.Combine(home, proxy);
        var sample = To(shops, shops.Length == 1 || proxy == "caddy" ? Sample(proxy, shops.Length) : Sample(proxy, shops.Length) + Sample(proxy, 1).Replace("proxy_pass http://127.0.0.1:5080", "proxy_pass http://signup", StringComparison.Ordinal));
        if (proxy == "caddy")
        {
            File.WriteAllText(file, $"{{\n admin off\n auto_https disable_redirects\n}}\n{sample.Replace($"{Named} {{", $"{host}:{port} {{\n tls {certificate} {key}", StringComparison.Ordinal)}");
            return SideProgram.Start(proxy, home, "run", "--adapter", "caddyfile", "--config", file);
        }

        sample = AnyCertificate().Replace(sample, match => $"{match.Groups["setting"]} {(match.Groups["setting"].Value.EndsWith("key", StringComparison.Ordinal) ? key : certificate)};").Replace("listen 443", $"listen 127.0.0.1:{port}", StringComparison.Ordinal).Replace("listen 80;", $"listen 127.0.0.1:{AppProcess.FreePort()};", StringComparison.Ordinal);
        var folders = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(what => $"{what}_temp_path {home}/{what};\n"));
        File.WriteAllText(file, $"daemon off;\nmaster_process off;\nerror_log stderr warn;\npid {home}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{folders}{sample}\n}}\n");
        return SideProgram.Start(proxy, home, "-p", home, "-c", file, "-e", "stderr");
    }

    private static string To(int[] shops, string sample)
    {
        string Local(int shop) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{shop}");
        return shops.Length == 1
            ? sample.Replace(Local(5080), Local(shops[0]), StringComparison.Ordinal)
            : sample.Replace("10.0.0.11:5080", Local(shops[0]), StringComparison.Ordinal).Replace("10.0.0.12:5080", Local(shops[1]), StringComparison.Ordinal);
    }

    /// <param name="which">The first stands for one process, the second for several.</param>
    private static string Sample(string proxy, int which) => File.ReadAllText(Path.Combine(Sources.Root, "docs", "self-hosting.md")).Split($"```{proxy}\n")[which].Split("```")[0];

    private static (string Certificate, string Key) Certificate(string home, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } };
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var (file, keyFile) = (Path.Combine(home, "certificate.pem"), Path.Combine(home, "key.pem"));
        File.WriteAllText(file, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (file, keyFile);
    }

    [GeneratedRegex("(?<setting>ssl_certificate(_key)?)\\s+[^;]+;", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyCertificate();
}
