using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SignupWeb.Kernel;
using SignupWeb.Platform.Data;
using SignupWeb.Platform.Outbox;

namespace SignupWeb.Payments;

/// <summary>A call that was answered.</summary>
/// <param name="Settle">Writes what came of it within the caller's unit of work.</param>
public sealed record Asked<T>(Answer<T> Answer, Func<SignupDb, Task> Settle)
    where T : class;

/// <summary>Makes a call while its caller waits: operation written and committed, then sent, then its answer written.</summary>
public sealed class PaymentCalls(UnitOfWork unit, TimeProvider time)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Calls, and writes what came of it.</summary>
    public async Task<Answer<T>> Run<TParameters, T>(
        Func<SignupDb, Task<(PaymentOperation Planned, TParameters Parameters)>> plan,
        Func<TParameters, string, CancellationToken, Task<Answer<T>>> call,
        Func<T, string> resultId,
        Func<SignupDb, PaymentOperation, T, Task> keep,
        CancellationToken cancellationToken)
        where T : class
    {
        var asked = await Ask(plan, call, resultId, keep, cancellationToken);
        await Settle(asked);
        return asked.Answer;
    }

    /// <summary>Writes what came of a call, for a caller with nothing more to write.</summary>
    public Task<Done> Settle<T>(Asked<T> asked)
        where T : class => unit.Run(
        async db =>
        {
            await asked.Settle(db);
            return Done.It;
        },
        CancellationToken.None);

    /// <summary>Calls, for a caller who goes on to write: what came of it is settled in that same commit. One that never comes to it leaves the call to the worker, who sends it again under the same key.</summary>
    /// <param name="plan">The operation, and its parameters for the first try: later ones use what that one froze. What else it writes commits with it.</param>
    /// <param name="call">Gets the frozen parameters and the key.</param>
    /// <param name="keep">Writes what came of it, in the commit that settles the operation.</param>
    public async Task<Asked<T>> Ask<TParameters, T>(
        Func<SignupDb, Task<(PaymentOperation Planned, TParameters Parameters)>> plan,
        Func<TParameters, string, CancellationToken, Task<Answer<T>>> call,
        Func<T, string> resultId,
        Func<SignupDb, PaymentOperation, T, Task> keep,
        CancellationToken cancellationToken)
        where T : class
    {
        var (key, frozen) = await unit.Run(
            async db =>
            {
                var (planned, parameters) = await plan(db);
                var operation = await db.Set<PaymentOperation>().SingleOrDefaultAsync(o => o.IdempotencyKey == planned.IdempotencyKey, cancellationToken);
                if (operation is null) { db.Add(operation = planned); }
                if (!operation.IsSettled) { operation.Send(JsonSerializer.Serialize(parameters, Json), time.GetUtcNow()); }
                return (operation.IdempotencyKey, operation.Parameters!);
            },
            cancellationToken);

        var answer = await Call(call, JsonSerializer.Deserialize<TParameters>(frozen, Json)!, key, cancellationToken);
        return new(answer, Settle);

        async Task Settle(SignupDb db)
        {
            var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.IdempotencyKey == key, CancellationToken.None);
            if (!operation.IsSettled) { Record(db, operation, answer, answer.Value is { } made ? resultId(made) : null); }
            if (answer.Value is { } value) { await keep(db, operation, value); }
        }
    }

    /// <summary>Marks a planned call as under way, for a worker who sends it.</summary>
    /// <returns>What it asks for and under which key, and whether what came of it is to be looked up instead of asked for again.</returns>
    public Task<(string Key, T Asked, bool LookUp)> Begin<T>(PaymentOperationId id, CancellationToken cancellationToken) => unit.Run(
        async db =>
        {
            var now = time.GetUtcNow();
            var operation = await db.Set<PaymentOperation>().SingleAsync(o => o.Id == id, cancellationToken);
            var lookUp = operation.MustBeLookedUp(now);
            operation.Send(operation.Parameters!, now);
            return (operation.IdempotencyKey, JsonSerializer.Deserialize<T>(operation.Parameters!, Json)!, lookUp);
        },
        cancellationToken);

    /// <summary>Writes down how a call ended. One the payment service will go on refusing until somebody mends it stays open, and somebody is told.</summary>
    public void Record<T>(SignupDb db, PaymentOperation operation, Answer<T> answer, string? resultId)
        where T : class
    {
        var now = time.GetUtcNow();
        switch (answer.Outcome)
        {
            case Outcome.Succeeded:
                operation.Succeed(resultId, answer.RequestId, now);
                break;
            case Outcome.Unknown:
                if (operation.LeaveOpen(answer.Fault, answer.Code, answer.RequestId, now))
                {
                    db.Announce(new RiskFound("payment-service-refuses", "red", operation.OrderId?.Value ?? operation.SubjectId, answer.Code == Answer.NotLetIn
                        ? $"The payment service does not let us in: {answer.Fault} Check Payments:Stripe:ApiKey and what that key may do. What was asked for is asked again until it is answered."
                        : $"The payment service knows a call of ours with other contents: {answer.Fault} What came of it is looked up there."));
                }

                break;
            case Outcome.Declined or Outcome.AuthenticationNeeded or Outcome.Refused:
            default:
                operation.Fail($"{answer.Code}: {answer.Fault}", answer.RequestId, now);
                break;
        }
    }

    /// <summary>A caller who stops waiting leaves the outcome unknown.</summary>
    private static async Task<Answer<T>> Call<TParameters, T>(Func<TParameters, string, CancellationToken, Task<Answer<T>>> call, TParameters frozen, string key, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await call(frozen, key, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return Answer.Open<T>("The caller did not wait for the answer.");
        }
    }
}
