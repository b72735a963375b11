namespace Pipeline.Core.Facts;

/// <summary>The attackers that a text names beside a count of casualties, so that victims can be told from all who died.</summary>
/// <param name="Included">How many of those counted are attackers: "six dead, including the gunman".</param>
/// <param name="Beside">How many attackers were hit too and are not counted: "killed four people and then himself".</param>
public readonly record struct Attackers(int Included, int Beside);
