namespace Pipeline.Adapters.Destinations;

/// <summary>The kinds that are registered, in that order. There is no other list of them.</summary>
internal sealed class DestinationKinds
{
    private readonly Dictionary<string, IDestinationKind> byName = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">Two kinds have one name, so that a destination could get the wrong one.</exception>
    public DestinationKinds(IEnumerable<IDestinationKind> kinds)
    {
        All = [.. kinds];
        foreach (var kind in All)
        {
            if (!byName.TryAdd(kind.Name, kind))
            {
                throw new InvalidOperationException($"Two kinds of destinations are called {kind.Name}.");
            }
        }
    }

    public IReadOnlyList<IDestinationKind> All { get; }

    /// <summary>Those that are posted to.</summary>
    public IEnumerable<IPostedKind> Posted => All.OfType<IPostedKind>();

    /// <summary>Their names, as messages list them.</summary>
    public string Names => string.Join(", ", All.Select(kind => kind.Name));

    /// <summary>All settings that a destination may have: the address with what unlocks it, whom it is for, and the rest.</summary>
    public IReadOnlyList<string> SettingNames
    {
        get
        {
            var own = SettingsFor(null);
            return
            [
                nameof(DestinationOptions.Kind), nameof(DestinationOptions.Name), nameof(DestinationOptions.Url),
                .. own.Where(setting => setting.IsSecret).Select(setting => setting.Name),
                nameof(DestinationOptions.Watches), nameof(DestinationOptions.AllowPrivate),
                .. own.Where(setting => !setting.IsSecret).Select(setting => setting.Name),
            ];
        }
    }

    /// <summary>The kind of that name, in any case; null when there is none.</summary>
    public IDestinationKind? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The settings of single kinds as a destination of <paramref name="kind"/> reads them: of two with one name, its own.
    /// </summary>
    public IReadOnlyList<DestinationSetting> SettingsFor(IDestinationKind? kind) =>
    [
        .. (kind?.Settings ?? []).Concat(All.SelectMany(known => known.Settings))
            .DistinctBy(setting => setting.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
