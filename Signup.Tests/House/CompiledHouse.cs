using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SignupTests.House;

/// <summary>Reads who mentions whom from a compiled assembly, so that no alias, using or var can hide anything.</summary>
public static class CompiledHouse
{
    private static readonly Lazy<IReadOnlyList<Resident>> OurHouse = new(() => Read(typeof(SignupWeb.Platform.Data.SignupDb).Assembly.Location, Place.Real));

    /// <summary>The real one, read once for all who look.</summary>
    public static IReadOnlyList<Resident> Ours => OurHouse.Value;

    public static IReadOnlyList<Resident> Read(string assemblyFile, string root)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(assemblyFile));
        using var module = ModuleDefinition.ReadModule(assemblyFile, new ReaderParameters { AssemblyResolver = resolver });
        return [.. module.Types.Where(type => IsOurs(type, root)).Select(Describe)];
    }

    private static bool IsOurs(TypeDefinition type, string root) =>
        type.Namespace == root || type.Namespace.StartsWith(root + ".", StringComparison.Ordinal) || (root == Place.Real && type.FullName == "Program");

    private static Resident Describe(TypeDefinition type)
    {
        var place = Place.Of(type.Namespace) is { Length: > 0 } folder ? folder : IsEvent(type) ? "Events" : "Program";
        var mentions = Family(type).SelectMany(Mentions).Where(m => m.Type != type.FullName).Distinct();
        return new(type.FullName, place, IsComponent(type), [.. mentions]);
    }

    private static IEnumerable<TypeDefinition> Family(TypeDefinition type) => type.NestedTypes.SelectMany(Family).Prepend(type);

    private static IEnumerable<Mention> Mentions(TypeDefinition type)
    {
        // what a method says a hundred times is looked at once
        var operands = Bodies(type).SelectMany(b => b.Instructions).Select(i => i.Operand).OfType<MemberReference>().Distinct().ToList();
        return [.. TypesOf(type, operands).SelectMany(Parts).Distinct().Select(Of), .. operands.OfType<MethodReference>().Select(Member)];
    }

    private static IEnumerable<TypeReference?> TypesOf(TypeDefinition type, List<MemberReference> operands) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(i => i.InterfaceType),
        .. type.Fields.Select(f => f.FieldType),
        .. type.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType),
        .. AttributesOf(type).SelectMany(a => a.ConstructorArguments.Select(v => v.Value as TypeReference).Prepend(a.AttributeType)),
        .. type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType)),
        .. Bodies(type).SelectMany(b => b.Variables).Select(v => v.VariableType),
        .. operands.SelectMany(TypesIn),
    ];

    private static IEnumerable<CustomAttribute> AttributesOf(TypeDefinition type) =>
        [.. type.CustomAttributes, .. type.Methods.SelectMany(m => m.CustomAttributes), .. type.Properties.SelectMany(p => p.CustomAttributes)];

    private static IEnumerable<MethodBody> Bodies(TypeDefinition type) => type.Methods.Where(m => m.HasBody).Select(m => m.Body);

    private static IEnumerable<TypeReference?> TypesIn(MemberReference operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        _ => [],
    };

    private static Mention Member(MethodReference method) =>
        Of(method.DeclaringType.GetElementType()) with { Member = method.Name, Parameters = new Names([.. method.Parameters.Select(p => p.ParameterType.FullName)]) };

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };

    private static Mention Of(TypeReference type)
    {
        var outermost = type;
        while (outermost.DeclaringType is not null) { outermost = outermost.DeclaringType; }
        var place = Place.Of(outermost.Namespace);
        var known = place is null ? null : outermost.Resolve();
        if (place is { Length: 0 }) { place = known is not null && IsEvent(known) ? "Events" : "Program"; }
        return new(outermost.FullName, place, known is not null && IsComponent(known), null, Names.None);
    }

    private static bool IsEvent(TypeDefinition type) =>
        type.Name == "Events" || type.Interfaces.Any(i => i.InterfaceType.FullName == "SignupWeb.Kernel.IEvent");

    private static bool IsComponent(TypeDefinition type)
    {
        for (var current = type; current?.BaseType is { } parent; current = Place.Of(parent.Namespace) is null ? null : parent.Resolve())
        {
            if (parent.Namespace.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal) && parent.Name.Contains("ComponentBase", StringComparison.Ordinal)) { return true; }
        }

        return false;
    }
}
