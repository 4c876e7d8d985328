using System.Diagnostics.CodeAnalysis;

namespace SignupWeb.Kernel;

/// <summary>Lets the platform ask any <see cref="Result{T}"/> whether it is a refusal: a refused use case saves nothing.</summary>
public interface IOutcome
{
    Refusal? Refusal { get; }
}

/// <summary>What a use case gives back: the value, or a <see cref="Kernel.Refusal"/>.</summary>
public readonly record struct Result<T> : IOutcome
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    public bool IsRefused => Refusal is not null;

    /// <summary>The value; throws when the use case refused, so ask <see cref="IsRefused"/> first.</summary>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code} {Refusal.Message}");

    public bool Refused([NotNullWhen(true)] out Refusal? refusal, [MaybeNullWhen(true)] out T granted)
    {
        (refusal, granted) = (Refusal, value);
        return refusal is not null;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The value of a use case that has nothing to say but yes.</summary>
public readonly record struct Done
{
    public static readonly Done It;
}
