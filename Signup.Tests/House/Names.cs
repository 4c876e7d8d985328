using System.Collections;

namespace SignupTests.House;

/// <summary>A list of names that equals another with the same names, so that mentions can be counted once.</summary>
public sealed class Names(IReadOnlyList<string> names) : IReadOnlyList<string>, IEquatable<Names>
{
    public static readonly Names None = new([]);

    public int Count => names.Count;

    public string this[int index] => names[index];

    public bool Equals(Names? other) => other is not null && names.SequenceEqual(other, StringComparer.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Names);

    public override int GetHashCode() => names.Aggregate(0, (hash, name) => HashCode.Combine(hash, StringComparer.Ordinal.GetHashCode(name)));

    public IEnumerator<string> GetEnumerator() => names.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
