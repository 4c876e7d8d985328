using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SignupTests.Support;

/// <summary>A span as it arrived.</summary>
public sealed record ArrivedSpan(string Name, string Trace, string Id, string Parent, IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> LinkedTraces, int Events);

/// <summary>A number as it arrived: the newest of its name and tags.</summary>
public sealed record ArrivedNumber(string Name, string Unit, string Kind, IReadOnlyDictionary<string, string> Tags, double Value);

/// <summary>Stands where an OpenTelemetry collector would: takes OTLP over HTTP on a free port of this machine, and reads the protobuf that comes.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly ConcurrentQueue<ArrivedSpan> spans = new();
    private readonly ConcurrentQueue<string> texts = new();
    private readonly ConcurrentDictionary<string, ArrivedNumber> numbers = new(StringComparer.Ordinal);

    public Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server = builder.Build();
        server.MapPost("/v1/traces", (HttpRequest request) => Take(request, Spans));
        server.MapPost("/v1/metrics", (HttpRequest request) => Take(request, Numbers));
        server.StartAsync().GetAwaiter().GetResult();
        Url = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public string Url { get; }

    public IReadOnlyCollection<ArrivedSpan> AllSpans => [.. spans];

    public IReadOnlyCollection<ArrivedNumber> AllNumbers => [.. numbers.Values];

    /// <summary>Every text in what arrived, names and values alike.</summary>
    public IReadOnlyCollection<string> AllTexts => [.. texts];

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task<IResult> Take(HttpRequest request, Action<Fields> read)
    {
        if (request.ContentType != "application/x-protobuf") { return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType); }
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        read(Fields.Of(body.ToArray()));
        return Results.Bytes([], "application/x-protobuf");
    }

    // opentelemetry/proto/trace/v1/trace.proto: TracesData 1 ResourceSpans (1 Resource, 2 ScopeSpans), ScopeSpans 2 Span
    private void Spans(Fields data)
    {
        foreach (var resource in data.Messages(1))
        {
            Attributes(resource.Messages(1).SelectMany(r => r.Messages(1)));
            foreach (var span in resource.Messages(2).SelectMany(scope => scope.Messages(2)))
            {
                texts.Enqueue(span.Text(5));
                foreach (var status in span.Messages(15)) { texts.Enqueue(status.Text(2)); }
                foreach (var happened in span.Messages(11)) { Attributes(happened.Messages(3)); }
                var links = span.Messages(13).ToList();
                spans.Enqueue(new(span.Text(5), span.Hex(1), span.Hex(2), span.Hex(4), Attributes(span.Messages(9)), links.ConvertAll(link => link.Hex(1)), span.Messages(11).Count()));
            }
        }
    }

    // opentelemetry/proto/metrics/v1/metrics.proto: Metric 1 name, 3 unit, 5 gauge, 7 sum (3 monotonic), 9 histogram; their data points are 1; point 7 attributes, 4 double, 6 int; histogram point 9 attributes, 4 count
    private void Numbers(Fields data)
    {
        foreach (var metric in data.Messages(1).SelectMany(resource => resource.Messages(2)).SelectMany(scope => scope.Messages(2)))
        {
            texts.Enqueue(metric.Text(1));
            foreach (var (field, kind) in new[] { (5, "gauge"), (7, "sum"), (9, "histogram") })
            {
                foreach (var (kept, point) in metric.Messages(field).SelectMany(kept => kept.Messages(1).Select(point => (kept, point))))
                {
                    var tags = Attributes(point.Messages(field == 9 ? 9 : 7));
                    var value = field == 9 ? point.Number(4) : point.Has(4) ? BitConverter.Int64BitsToDouble(point.Number(4)) : point.Number(6);
                    numbers[metric.Text(1) + string.Concat(tags.Select(tag => $"|{tag.Key}={tag.Value}"))] = new(metric.Text(1), metric.Text(3), kind == "sum" && kept.Number(3) == 0 ? "gauge" : kind, tags, value);
                }
            }
        }
    }

    // opentelemetry/proto/common/v1/common.proto: KeyValue 1 key, 2 AnyValue (1 string, 2 bool, 3 int, 4 double)
    private Dictionary<string, string> Attributes(IEnumerable<Fields> pairs)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var value = pair.Messages(2).FirstOrDefault();
            read[pair.Text(1)] = value is null ? string.Empty : value.Has(1) ? value.Text(1) : value.Number(3).ToString(System.Globalization.CultureInfo.InvariantCulture);
            texts.Enqueue(pair.Text(1));
            texts.Enqueue(read[pair.Text(1)]);
        }

        return read;
    }

    /// <summary>A protobuf message without its schema: its fields by number.</summary>
    private sealed class Fields
    {
        private readonly List<(int Field, byte[]? Bytes, long Number)> all = [];

        public static Fields Of(byte[] message)
        {
            var (read, input) = (new Fields(), new CodedInputStream(message));
            for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
            {
                var field = WireFormat.GetTagFieldNumber(tag);
                read.all.Add(WireFormat.GetTagWireType(tag) switch
                {
                    WireFormat.WireType.LengthDelimited => (field, input.ReadBytes().ToByteArray(), 0),
                    WireFormat.WireType.Varint => (field, null, input.ReadInt64()),
                    WireFormat.WireType.Fixed64 => (field, null, (long)input.ReadFixed64()),
                    WireFormat.WireType.Fixed32 => (field, null, input.ReadFixed32()),
                    var other => throw new InvalidDataException($"Wire type {other}."),
                });
            }

            return read;
        }

        public bool Has(int field) => all.Exists(one => one.Field == field);

        public IEnumerable<Fields> Messages(int field) => all.Where(one => one.Field == field && one.Bytes is not null).Select(one => Of(one.Bytes!));

        public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

        public string Hex(int field) => Convert.ToHexStringLower(Bytes(field));

        public long Number(int field) => all.Find(one => one.Field == field).Number;

        private byte[] Bytes(int field) => all.Find(one => one.Field == field).Bytes ?? [];
    }
}
