namespace Pipeline.Core.Drops;

/// <summary>Keeps what became of each drop.</summary>
public interface IDropArchive
{
    /// <summary>Adds the lines to the timeline of <paramref name="watch"/>, under the day of the first one.</summary>
    Task AppendTimelineAsync(string watch, IReadOnlyList<TimelineLine> lines, CancellationToken cancellationToken);

    /// <summary>Stores the analysis over an earlier one of the same name; from then on the drop's version counts as processed.</summary>
    Task SaveAnalysisAsync(DropAnalysis analysis, CancellationToken cancellationToken);

    /// <summary>Stores the rejection; from then on the drop's version counts as processed.</summary>
    Task SaveRejectionAsync(RejectedDrop rejection, CancellationToken cancellationToken);
}
