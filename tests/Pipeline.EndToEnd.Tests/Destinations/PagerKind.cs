using System.Text;
using Pipeline.Adapters.Destinations;
using Pipeline.Core.Alerts;

namespace Pipeline.EndToEnd.Tests.Destinations;

/// <summary>A kind that the pipeline has never heard of: pagers, which show one line, more or less urgently, and say "paged" when they
/// did.</summary>
internal sealed class PagerKind : IPostedKind
{
    private static readonly DestinationSetting Urgency = new("Urgency")
    {
        Choices = ["Low", "High"],
        Elsewhere = "has no use here: only a Pager has one.",
    };

    public string Name => "Pager";

    public IReadOnlyList<DestinationSetting> Settings => [Urgency];

    public TimeSpan? Spacing => TimeSpan.FromSeconds(30);

    public bool DecidesByWords => true;

    public string? ProblemOfAddress(Uri url, IPostedKind kind) =>
        kind == this && !url.AbsolutePath.StartsWith("/pages/", StringComparison.Ordinal)
            ? "is no pager; those have a path that begins with /pages/."
            : null;

    public IEnumerable<string> WarningsOf(DestinationOptions destination) =>
        destination[Urgency] == "High" ? ["Urgency wakes people up."] : [];

    public PostedMessage Compose(Alert alert, DestinationOptions destination, bool isTest) =>
        new(Encoding.UTF8.GetBytes(isTest ? "TEST" : $"PAGE {alert.Watch}"))
        {
            ContentType = "text/plain",
            HeadersAt = _ => [("x-urgency", destination[Urgency] ?? "Low")],
        };

    public AnswerMeaning MeaningOf(RemoteAnswer answer) => new(
        (int)answer.Status == 404 ? "nobody carries that pager" : null,
        answer.IsSuccess && answer.Body != "paged" ? "expected paged" : null);
}
