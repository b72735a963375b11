using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Pipeline.Architecture.Tests;

/// <summary>Rooms of a project use each other in one direction: what is compiled tells who uses whom, and the sources tell what compiling
/// leaves no trace of, such as constants and references in comments.</summary>
public sealed class RoomTests
{
    private static readonly ArchUnitNET.Domain.Architecture Built = new ArchLoader()
        .LoadAssemblies(
            [.. Rooms.All.Select(rooms => rooms.Project).Distinct()
                .Select(name => System.Reflection.Assembly.Load(new AssemblyName(name)))])
        .Build();

    public static TheoryData<string> Spaces => [.. Rooms.All.Select(rooms => rooms.Space)];

    [Theory]
    [MemberData(nameof(Spaces))]
    public void No_room_uses_one_that_stands_above_it(string space)
    {
        var rooms = Of(space);
        var upward =
            from type in Own(rooms)
            from used in type.Dependencies.Select(dependency => dependency.Target).Distinct()
            where rooms.PlaceOf(NamespaceOf(used)) > rooms.PlaceOf(NamespaceOf(type))
            select $"{type.FullName} uses {used.FullName}";

        HasNone(upward);
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void No_file_imports_a_room_that_stands_above_its_own(string space)
    {
        var rooms = Of(space);
        var upward =
            from file in Files(rooms)
            from import in file.Imports
            where rooms.PlaceOf(import) > rooms.PlaceOf(file.Namespace)
            select $"{file.Path} imports {import}";

        HasNone(upward);
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Every_namespace_is_a_room(string space)
    {
        var rooms = Of(space);
        var written = Files(rooms).Select(file => file.Namespace).ToList();
        var compiled = Own(rooms).Select(type => NamespaceOf(type));

        Assert.NotEmpty(written);
        HasNone(written.Concat(compiled).Where(each => rooms.PlaceOf(each) is null));
    }

    [Theory]
    [MemberData(nameof(Spaces))]
    public void Every_room_is_a_namespace(string space)
    {
        var rooms = Of(space);
        var found = Own(rooms).Select(type => rooms.PlaceOf(NamespaceOf(type))).ToHashSet();

        Assert.All(rooms.Names, (_, place) => Assert.Contains(place, found));
    }

    private static Rooms Of(string space) => Rooms.All.Single(rooms => rooms.Space == space);

    // All files of a project belong to its root, whatever namespace they state.
    private static IEnumerable<SourceFile> Files(Rooms rooms) =>
        SourceFile.Of(rooms.Project).Where(file => rooms.Space == rooms.Project || rooms.Owns(file.Namespace));

    private static IEnumerable<IType> Own(Rooms rooms) => Built.Types.Where(type => rooms.Owns(NamespaceOf(type)));

    // An assertion on a collection would cut off what is wrong.
    private static void HasNone(IEnumerable<string> wrong) =>
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong.Distinct().Order(StringComparer.Ordinal)));

    // A type's parameter is in no namespace.
    private static string NamespaceOf(IType type) => type.Namespace?.FullName ?? "";
}
