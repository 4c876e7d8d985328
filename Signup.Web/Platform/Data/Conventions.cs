using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SignupWeb.Kernel;

namespace SignupWeb.Platform.Data;

/// <summary>How our own types are stored: typed ids as UUIDs, enums as words, instants as UTC ticks, which loses nothing and compares alike everywhere.</summary>
internal static class Conventions
{
    public static void Apply(ModelConfigurationBuilder model)
    {
        foreach (var id in typeof(SignupId).Assembly.GetTypes().Where(IsId))
        {
            model.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        }

        model.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        model.Properties<EmailAddress>().HaveConversion<EmailConverter>().HaveMaxLength(EmailAddress.MaxLength);
        model.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
    }

    private static bool IsId(Type type) => type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value))
        where TId : struct, IId<TId>
    {
        internal static TId Make(Guid value) => TId.From(value);
    }

    internal sealed class EmailConverter() : ValueConverter<EmailAddress, string>(address => address.Value, text => Make(text))
    {
        internal static EmailAddress Make(string text) => EmailAddress.Kept(text);
    }

    internal sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
