using System.Buffers.Binary;
using System.Text;

namespace SignupBench.Support;

/// <summary>As much of MessagePack as circuits speak.</summary>
internal static class Pack
{
    /// <summary>Null, numbers, texts, and arrays of them; an empty map for headers.</summary>
    public static byte[] Write(object?[] message)
    {
        using var bytes = new MemoryStream();
        Write(bytes, message);
        var body = bytes.ToArray();
        using var framed = new MemoryStream();
        for (var left = body.Length; ; left >>= 7)
        {
            framed.WriteByte((byte)(left > 0x7f ? (left & 0x7f) | 0x80 : left));
            if (left <= 0x7f) { break; }
        }

        framed.Write(body);
        return framed.ToArray();
    }

    /// <summary>The messages that are whole, and how many bytes they took.</summary>
    public static (List<object?[]> Messages, int Taken) Read(ReadOnlySpan<byte> bytes)
    {
        List<object?[]> messages = [];
        var taken = 0;
        while (LengthAt(bytes[taken..]) is var (length, prefix) && bytes.Length - taken >= prefix + length)
        {
            var at = taken + prefix;
            messages.Add((object?[])Value(bytes, ref at)!);
            taken += prefix + length;
        }

        return (messages, taken);
    }

    private static (int Length, int Prefix)? LengthAt(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            length |= (bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80) { return (length, i + 1); }
        }

        return null;
    }

    private static void Write(MemoryStream to, object? value)
    {
        switch (value)
        {
            case null: to.WriteByte(0xc0); break;
            case bool yes: to.WriteByte((byte)(yes ? 0xc3 : 0xc2)); break;
            case object?[] array:
                to.WriteByte((byte)(0x90 | array.Length));
                foreach (var item in array) { Write(to, item); }
                break;
            case Dictionary<string, string>: to.WriteByte(0x80); break;
            case string text:
                var words = Encoding.UTF8.GetBytes(text);
                WriteNumber(to, 0xdb, 4, words.Length);
                to.Write(words);
                break;
            default: WriteNumber(to, 0xd3, 8, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)); break;
        }
    }

    private static void WriteNumber(MemoryStream to, byte kind, int size, long number)
    {
        Span<byte> all = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(all, number);
        to.WriteByte(kind);
        to.Write(all[^size..]);
    }

    private static object? Value(ReadOnlySpan<byte> bytes, ref int at)
    {
        var kind = bytes[at++];
        switch (kind)
        {
            case <= 0x7f: return (long)kind;
            case >= 0xe0: return (long)(sbyte)kind;
            case <= 0x8f: return Many(bytes, ref at, 2 * (kind & 0x0f));
            case <= 0x9f: return Many(bytes, ref at, kind & 0x0f);
            case <= 0xbf: return Text(bytes, ref at, kind & 0x1f);
            case 0xc0: return null;
            case 0xc2 or 0xc3: return kind == 0xc3;
            case 0xc4 or 0xc5 or 0xc6: return Bytes(bytes, ref at, (int)Number(bytes, ref at, 1 << (kind - 0xc4))).ToArray();
            case 0xcb: return BitConverter.Int64BitsToDouble(Number(bytes, ref at, 8));
            case 0xcc or 0xcd or 0xce or 0xcf: return Number(bytes, ref at, 1 << (kind - 0xcc));
            case 0xd0: return (long)(sbyte)Number(bytes, ref at, 1);
            case 0xd1: return (long)(short)Number(bytes, ref at, 2);
            case 0xd2: return (long)(int)Number(bytes, ref at, 4);
            case 0xd3: return Number(bytes, ref at, 8);
            case 0xd9 or 0xda or 0xdb: return Text(bytes, ref at, (int)Number(bytes, ref at, 1 << (kind - 0xd9)));
            case 0xdc or 0xdd: return Many(bytes, ref at, (int)Number(bytes, ref at, 2 << (kind - 0xdc)));
            case 0xde or 0xdf: return Many(bytes, ref at, 2 * (int)Number(bytes, ref at, 2 << (kind - 0xde)));
            default: throw new InvalidDataException($"MessagePack {kind:x2} is not known here.");
        }
    }

    private static long Number(ReadOnlySpan<byte> bytes, ref int at, int size)
    {
        var number = 0L;
        foreach (var one in Bytes(bytes, ref at, size)) { number = (number << 8) | one; }
        return number;
    }

    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> bytes, ref int at, int length)
    {
        at += length;
        return bytes.Slice(at - length, length);
    }

    private static string Text(ReadOnlySpan<byte> bytes, ref int at, int length) => Encoding.UTF8.GetString(Bytes(bytes, ref at, length));

    /// <summary>The items of an array, or the names and values of a map.</summary>
    private static object?[] Many(ReadOnlySpan<byte> bytes, ref int at, int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++) { items[i] = Value(bytes, ref at); }
        return items;
    }
}
