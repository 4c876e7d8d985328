using System.Globalization;
using System.Net.NetworkInformation;
using SignupTests.Browsing;
using SignupTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace SignupTests.Postgres;

/// <summary>Two nodes behind nginx or Caddy with the samples of docs/self-hosting.md: the one that has a customer's page is killed, and the page comes back on the other, at the same step, with what was typed.</summary>
public sealed class MovingToTheOtherNode : InABrowser
{
    private static readonly string[] Proxies = ["nginx", "caddy"];

    [Fact]
    public async Task A_page_goes_on_there_with_what_was_typed()
    {
        foreach (var proxy in Proxies.Take(Endure.InTurn("moving", daily: 2))) { await Move(proxy); }
    }

    private async Task Move(string proxy)
    {
        var (port, home) = (AppProcess.FreePort(), Template.EmptyFolder());
        var address = string.Create(CultureInfo.InvariantCulture, $"https://localhost:{port}");
        string[] settings = [.. PostgresServer.NewDatabase().SelectMany(s => new[] { "--" + s.Key, s.Value }), "--Public:BaseUrl", address, "--Public:Proxies", "127.0.0.1"];
        using var first = new AppProcess(settings);
        await first.Start();
        using var second = new AppProcess(settings) { Folder = first.Folder };
        await second.Start();
        using var running = RealProxy.Start(proxy, home, "localhost", port, new Uri(first.Url).Port, new Uri(second.Url).Port);

        var page = await Visit(with: new() { IgnoreHTTPSErrors = true });
        var mara = new Visitor(page, address, Shops.NewAddress());
        await Eventually.Hold(async () => await page.GotoAsync(address).ContinueWith(arrived => arrived.IsCompletedSuccessfully, TaskScheduler.Default), $"{proxy} answering");
        await mara.ChoosePlan();
        await mara.Register();
        await Expect(mara.Button("Save and continue")).ToBeEnabledAsync();
        await page.GetByLabel("Company").FillAsync("Hafenlicht GmbH");
        await page.EvaluateAsync("document.documentElement.dataset.old = ''");

        await (Connections(first) > Connections(second) ? first : second).Kill();
        await Expect(page.Locator("html[data-old]")).ToHaveCountAsync(0);
        await Expect(mara.Button("Save and continue")).ToBeEnabledAsync();
        await Expect(page.GetByLabel("Company")).ToHaveValueAsync("Hafenlicht GmbH");
        await mara.FillIn();
        await Expect(mara.Button("Add your card")).ToBeEnabledAsync();
    }

    /// <summary>A page that is open holds one to its node.</summary>
    private static int Connections(AppProcess node) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections().Count(c => c.State == TcpState.Established && c.LocalEndPoint.Port == new Uri(node.Url).Port);
}
