using System.Text;
using System.Xml;
using Pipeline.Core.Alerts;
using Pipeline.Core.Telling;
using Pipeline.Web.Drawing;

namespace Pipeline.Web.Exports;

/// <summary>Alerts as an Atom feed (RFC 4287). All text is plain: a reader shows it and runs nothing.</summary>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const int LongestLine = 500;

    /// <summary>The feed of <paramref name="watch"/>.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="alerts">The alerts, newest first.</param>
    /// <param name="self">The feed's own address.</param>
    public static byte[] Write(string watch, string? title, IReadOnlyList<Alert> alerts, Uri self)
    {
        using var memory = new MemoryStream();
        using (var xml = XmlWriter.Create(
            memory, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = true, Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            Element(xml, "id", $"urn:pipeline:{Uri.EscapeDataString(watch)}");
            Element(xml, "title", Line(title ?? watch));
            Element(xml, "updated", Words.Machine(alerts.Count > 0 ? alerts[0].RaisedAt : DateTimeOffset.UnixEpoch));
            Link(xml, "self", self.AbsoluteUri);
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", "Pipeline");
            xml.WriteEndElement();
            foreach (var alert in alerts)
            {
                Entry(xml, watch, alert);
            }

            xml.WriteEndElement();
        }

        return memory.ToArray();
    }

    private static void Entry(XmlWriter xml, string watch, Alert alert)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", $"urn:pipeline:{Uri.EscapeDataString(watch)}:{alert.Id}");
        Element(xml, "title", Line(alert.Headline ?? TitleOf(alert)));
        Element(xml, "updated", Words.Machine(alert.RaisedAt));
        Element(xml, "published", Words.Machine(alert.Article.PublishedAt ?? alert.RaisedAt));
        if (DisplayText.Link(alert.Article.Url) is { } link)
        {
            Link(xml, "related", link);
        }

        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(string.Join(
            "\n", alert.Facts.Select(fact => $"{Line(fact.Label)}: “{Line(fact.Evidence.Sentence)}”").Append(Line(alert.Article.Title))));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>What an alert of an earlier version is called, which has no headline.</summary>
    private static string TitleOf(Alert alert)
    {
        var facts = string.Join(", ", alert.Facts.Select(fact => fact.Label));
        return $"{(alert.Opened is true ? "Story opened" : "New")}{(facts.Length > 0 ? ": " : "")}{facts}";
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, text);

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // One line without control characters, which XML cannot hold.
    private static string Line(string? text) => DisplayText.Line(text, LongestLine);
}
