using System.Text;
using System.Text.Json;
using SignupWeb.Payments.Stripe;
using SignupWeb.Platform.Web;
using Xunit;

namespace SignupTests.Payments.Stripe;

/// <summary>Who may speak as Stripe.</summary>
public sealed class EventUtilityTests
{
    private const string Secret = "whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH";
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"id":"evt_1","object":"event","api_version":"2026-10-28.endive","created":1793610000,"data":{"object":{"id":"in_1","object":"invoice"}},"livemode":false,"pending_webhooks":1,"request":{"id":"req_1","idempotency_key":"k1"},"type":"invoice.paid"}""");

    private static SignatureCheck Check(string? header, byte[]? body = null, params string[] secrets) => SignedBody.Check(body ?? Body, header, secrets.Length == 0 ? [Secret] : secrets, Now);

    private static string Signed(string secret = Secret, DateTimeOffset? at = null) => SignedBody.Sign(Body, secret, at ?? Now);

    private static string V1(string header) => header[(header.IndexOf("v1=", StringComparison.Ordinal) + 3)..];

    [Fact]
    public void A_signed_event_is_read()
    {
        var read = EventUtility.ConstructEvent(Body, Signed(), [Secret], Now);

        Assert.Equal(("evt_1", "invoice.paid", "in_1", "invoice", "2026-10-28.endive"), (read.Id, read.Type, read.ObjectId, read.ObjectType, read.ApiVersion));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1793610000), read.Created);
        Assert.False(read.Livemode);
        Assert.Equal("k1", read.Request!.IdempotencyKey);
    }

    /// <summary>Worked out by hand with openssl: printf '1793610000.{}' | openssl dgst -sha256 -hmac whsec_test</summary>
    [Fact]
    public void The_signature_is_the_one_everybody_else_computes() => Assert.Equal(
        "t=1793610000,v1=416e52d7b6581e757b972880e371738d184268bff0547d129f1f2f547de75c5f",
        SignedBody.Sign("{}"u8, "whsec_test", DateTimeOffset.FromUnixTimeSeconds(1793610000)));

    [Fact]
    public void Forged_with_another_secret_it_is_refused()
    {
        Assert.Equal(SignatureCheck.Wrong, Check(Signed("whsec_forged")));
        Assert.Equal(SignatureCheck.Wrong, Check(Signed(Secret["whsec_".Length..])));
        Assert.Throws<StripeSignatureException>(() => EventUtility.ConstructEvent(Body, Signed("whsec_forged"), [Secret], Now));
    }

    [Fact]
    public void Every_flipped_byte_of_the_body_is_noticed()
    {
        var header = Signed();
        for (var i = 0; i < Body.Length; i++)
        {
            var tampered = Body.ToArray();
            tampered[i] ^= 0x01;
            Assert.Equal(SignatureCheck.Wrong, Check(header, tampered));
        }

        Assert.Equal(SignatureCheck.Wrong, Check(header, [.. Body, (byte)' ']));
        Assert.Equal(SignatureCheck.Wrong, Check(header, Body[..^1]));
    }

    [Fact]
    public void Every_changed_digit_of_the_signature_is_noticed()
    {
        var (header, v1) = (Signed(), V1(Signed()));
        for (var i = 0; i < v1.Length; i++)
        {
            var changed = v1.ToCharArray();
            changed[i] = changed[i] == '0' ? '1' : '0';
            Assert.Equal(SignatureCheck.Wrong, Check(header.Replace(v1, new string(changed), StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_changed_time_is_noticed() =>
        Assert.Equal(SignatureCheck.Wrong, Check(Signed().Replace("t=1793610000", "t=1793610001", StringComparison.Ordinal)));

    [Theory]
    [InlineData(-301, SignatureCheck.OutsideTolerance)]
    [InlineData(-300, SignatureCheck.Valid)]
    [InlineData(300, SignatureCheck.Valid)]
    [InlineData(301, SignatureCheck.OutsideTolerance)]
    public void It_is_good_for_five_minutes_both_ways(int seconds, SignatureCheck expected) =>
        Assert.Equal(expected, Check(Signed(at: Now.AddSeconds(seconds))));

    [Fact]
    public void While_a_secret_is_rolled_over_either_will_do()
    {
        Assert.Equal(SignatureCheck.Valid, Check(Signed("whsec_old"), null, "whsec_new", "whsec_old"));
        Assert.Equal(SignatureCheck.Valid, Check(Signed("whsec_new"), null, "whsec_new", "whsec_old"));
        Assert.Equal(SignatureCheck.Valid, Check($"{Signed("whsec_stranger")},v1={V1(Signed())}"));
        Assert.Equal(SignatureCheck.Wrong, Check(Signed("whsec_older"), null, "whsec_new", "whsec_old"));
    }

    [Fact]
    public void Without_a_secret_nothing_is_good()
    {
        Assert.Equal(SignatureCheck.Wrong, Check(Signed(string.Empty), null, string.Empty));
        Assert.Equal(SignatureCheck.Wrong, SignedBody.Check(Body, Signed(), [], Now));
    }

    [Theory]
    [InlineData(null, SignatureCheck.Missing)]
    [InlineData("", SignatureCheck.Missing)]
    [InlineData("garbage", SignatureCheck.Malformed)]
    [InlineData("t=1793610000", SignatureCheck.Malformed)]
    [InlineData("t=1793610000,v1=", SignatureCheck.Malformed)]
    [InlineData("t=1793610000,v1=zz", SignatureCheck.Malformed)]
    [InlineData("t=now,v1=0000000000000000000000000000000000000000000000000000000000000000", SignatureCheck.Malformed)]
    [InlineData("t=-5,v1=0000000000000000000000000000000000000000000000000000000000000000", SignatureCheck.Malformed)]
    [InlineData("t=99999999999999999999,v1=0000000000000000000000000000000000000000000000000000000000000000", SignatureCheck.Malformed)]
    [InlineData("v1=0000000000000000000000000000000000000000000000000000000000000000", SignatureCheck.Malformed)]
    [InlineData("t=1793610000,v0=0000000000000000000000000000000000000000000000000000000000000000", SignatureCheck.Malformed)]
    [InlineData("t=1793610000,v1=0000000000000000000000000000000000000000000000000000000000000000", SignatureCheck.Wrong)]
    public void A_header_that_cannot_be_read_is_refused(string? header, SignatureCheck expected) => Assert.Equal(expected, Check(header));

    [Fact]
    public void A_second_time_in_the_header_is_refused() => Assert.Equal(SignatureCheck.Malformed, Check("t=1,"  + Signed()));

    [Fact]
    public void The_older_scheme_does_not_count()
    {
        Assert.Equal(SignatureCheck.Malformed, Check(Signed().Replace("v1=", "v0=", StringComparison.Ordinal)));
        Assert.Equal(SignatureCheck.Valid, Check(Signed() + ",v0=" + new string('0', 64)));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""{"id":"evt_1"}""")]
    [InlineData("""{"id":"evt_1","type":""")]
    public void A_body_that_is_no_event_is_said_to_be_none(string body) =>
        Assert.ThrowsAny<JsonException>(() => EventUtility.ParseEvent(Encoding.UTF8.GetBytes(body)));
}
