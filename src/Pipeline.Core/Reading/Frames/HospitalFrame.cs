using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>How local news tells of the hurt: people are taken to a hospital.</summary>
internal sealed class HospitalFrame(FrameContext context, SubjectFinder subjects)
{
    private const int FarthestHospital = 12;
    private readonly AnnotatedText text = context.Text;
    private readonly NounPhrases phrases = context.Phrases;

    /// <summary>"two victims were taken to Mercy Hospital", "paramedics took two people to a hospital".</summary>
    public FrameReading? Read(VerbUse use)
    {
        if (text.IsAboutDisease)
        {
            return null;
        }

        var (clause, i) = (use.Clause, use.Token);
        if (use.Group.IsPassive)
        {
            return IsToHospital(i + 1, clause.End) ? FrameReading.Of(Construction.Hospital, subjects.Of(clause, use.Group.First)) : null;
        }

        var objects = phrases.ReadList(i + 1, clause.End);
        return objects is [.., { OwnsThing: false } last] && IsToHospital(last.End, clause.End)
            ? new FrameReading(Construction.Hospital, objects)
            : null;
    }

    private bool IsToHospital(int start, int limit)
    {
        var hasTo = false;
        for (var k = start; k < Math.Min(limit, start + FarthestHospital); k++)
        {
            if (text.Is(k, WordClass.Hospital) && hasTo)
            {
                return true;
            }

            if (text.Is(k, WordSet.HospitalStop))
            {
                return false;
            }

            hasTo |= text.Word(k) == "to";
        }

        return false;
    }
}
