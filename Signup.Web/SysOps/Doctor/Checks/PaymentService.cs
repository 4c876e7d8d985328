using SignupWeb.Payments;

namespace SignupWeb.SysOps.Doctor.Checks;

/// <summary>Whether the payment service answers and lets us in.</summary>
public sealed class PaymentService(PaymentGateway gateway, StripeConnection connection, TimeProvider time) : ICheck
{
    public string Name => "Payment service";

    public async Task<Finding> Look(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var there = await gateway.TimeThere(cancellationToken);
        return Judge(there.Succeeded, there.Code, there.Fault, connection.Name, time.GetElapsedTime(started));
    }

    /// <summary>What these facts mean.</summary>
    public static Finding Judge(bool answers, string? code, string? fault, string service, TimeSpan took) => (answers, code) switch
    {
        (true, _) when service == "sandbox" => Finding.Ok("The built-in sandbox answered after {0} ms. No real money can move.", (long)took.TotalMilliseconds),
        (true, _) when service == "test" => Finding.Ok("Stripe answered after {0} ms, to a test key. No real money can move.", (long)took.TotalMilliseconds),
        (true, _) => Finding.Ok("Stripe answered after {0} ms.", (long)took.TotalMilliseconds),
        (false, Answer.NotLetIn) => Finding.Fault("It does not let us in: {0}", "Copy the secret key from Stripe's dashboard into Payments:Stripe:ApiKey and start again.", fault ?? "-"),
        _ => Finding.Fault("It does not answer: {0}", "See whether this machine reaches api.stripe.com. Orders wait meanwhile, and are charged later.", fault ?? code ?? "-"),
    };
}
