using System.Text.Json;
using System.Threading.Channels;
using Npgsql;
using SignupWeb.Platform.Data;

namespace SignupWeb.Platform.Postgres;

/// <summary>
/// What commits on one node wakes workers and pages on the others, by NOTIFY and LISTEN. It is sent behind the commit, whatever came
/// meanwhile together: sent within it, commits would wait for each other. Nothing depends on it, as on <see cref="Commits"/>: what a broken
/// connection missed wakes everybody once it is back.
/// </summary>
public sealed class OtherNodes(NpgsqlDataSource server, Commits commits, TimeProvider time, ILogger<OtherNodes> log) : BackgroundService
{
    private const string Channel = "signup";

    /// <summary>PostgreSQL takes payloads below 8000 bytes.</summary>
    private const int InOneWord = 100;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly string me = Guid.NewGuid().ToString("N");
    private readonly Channel<Word> said = System.Threading.Channels.Channel.CreateUnbounded<Word>(new() { SingleReader = true });

    /// <summary>Has the others hear of a commit; nobody waits for that.</summary>
    public void Tell(IReadOnlySet<Type> kinds, IReadOnlySet<string> topics)
    {
        if (kinds.Count + topics.Count > 0) { said.Writer.TryWrite(new(me, [.. kinds.Select(k => k.FullName!)], [.. topics])); }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        said.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Patiently(Speak, CancellationToken.None), Patiently(Listen, stoppingToken));

    /// <summary>Until there is nothing more to say, also at a clean stop.</summary>
    private async Task Speak(CancellationToken cancellationToken)
    {
        while (await said.Reader.WaitToReadAsync(cancellationToken))
        {
            HashSet<string> kinds = new(StringComparer.Ordinal), topics = new(StringComparer.Ordinal);
            while (said.Reader.TryRead(out var word))
            {
                kinds.UnionWith(word.Kinds);
                topics.UnionWith(word.Topics);
            }

            await using var batch = server.CreateBatch();
            foreach (var part in kinds.Select(k => (k, true)).Concat(topics.Select(t => (t, false))).Chunk(InOneWord))
            {
                var word = new Word(me, [.. part.Where(p => p.Item2).Select(p => p.Item1)], [.. part.Where(p => !p.Item2).Select(p => p.Item1)]);
                batch.BatchCommands.Add(new("SELECT pg_notify($1, $2)") { Parameters = { new() { Value = Channel }, new() { Value = JsonSerializer.Serialize(word) } } });
            }

            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task Listen(CancellationToken cancellationToken)
    {
        await using var connection = await server.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, heard) => Hear(heard.Payload);
        await using (var listen = new NpgsqlCommand("LISTEN " + Channel, connection)) { await listen.ExecuteNonQueryAsync(cancellationToken); }
        commits.WakeAll();
        while (!cancellationToken.IsCancellationRequested) { await connection.WaitAsync(cancellationToken); }
    }

    private void Hear(string payload)
    {
        if (JsonSerializer.Deserialize<Word>(payload) is not { } word || word.From == me) { return; }
        commits.Publish(word.Kinds.Select(name => typeof(OtherNodes).Assembly.GetType(name)).OfType<Type>().ToHashSet(), word.Topics.ToHashSet(StringComparer.Ordinal));
    }

    private async Task Patiently(Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or JsonException)
            {
                log.LogWarning("Other nodes are not heard for a moment: {Why}", e.Message);
                await Task.Delay(Rest, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private sealed record Word(string From, string[] Kinds, string[] Topics);
}
