namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Puts a tree together by a browser's rules for blocks.</summary>
/// <remarks>
/// A browser's parser is no choice for hostile pages. Its rules look through the open elements at nearly every tag, reopen formatting in
/// each block and move what stands wrongly in a table, so half a megabyte of the right tags costs it minutes (docs/decisions/0008). Kept
/// of these rules is what decides which text belongs to which block: what a start tag ends, what an end tag may reach, and what is
/// ignored. Text stays where it stands, and formatting that ends across blocks ends nothing but itself.
/// </remarks>
internal sealed class HtmlTreeBuilder
{
    // Elements and runs of text. A page of 20 MiB has some 500,000; each costs about 100 bytes here.
    private const int MaxNodes = 1_000_000;

    private readonly List<HtmlElement> elements = [];
    private readonly List<HtmlElement> open = [];
    private readonly List<HtmlElement> links = [];
    private readonly int maxDepth;
    private int nodes;
    private int forms;
    private int foreign;

    // In XHTML <script/>, <div/> and <a/> are whole elements; in HTML they stay open.
    private readonly bool isXml;

    /// <summary>Begins a tree with its root.</summary>
    public HtmlTreeBuilder(int maxDepth, bool isXml)
    {
        this.maxDepth = maxDepth;
        this.isXml = isXml;
        Tree = new HtmlTree(Push("body", []), elements);
    }

    /// <summary>The tree, as far as it is put together.</summary>
    public HtmlTree Tree { get; }

    /// <summary>Why the page is no tree that is read; null as long as it is one.</summary>
    public string? Fault { get; private set; }

    /// <summary>Adds what was read last.</summary>
    public void Add(ref HtmlTokenizer tokens)
    {
        switch (tokens.Kind)
        {
            case HtmlTokenKind.Text:
                AddText(HtmlEntities.Decode(tokens.Text));
                break;
            case HtmlTokenKind.StartTag:
                Start(ref tokens);
                break;
            default:
                End(tokens.Name);
                break;
        }
    }

    private void Start(ref HtmlTokenizer tokens)
    {
        var name = tokens.Name;
        if (HtmlNames.Frame.Contains(name))
        {
            return;
        }

        if (foreign > 0)
        {
            if (!HtmlNames.EndsForeign.Contains(name))
            {
                Push(name, []);
                if (tokens.IsSelfClosing)
                {
                    PopTo(open.Count - 1);
                }

                return;
            }

            PopTo(open.FindIndex(element => element.Name is "svg" or "math"));
        }

        EndBefore(name);
        if (name == "form" && (forms > 0 || open[^1].Name is "table" or "thead" or "tbody" or "tfoot" or "tr"))
        {
            // A form in a form is none, and one between a table's rows holds nothing.
            return;
        }

        var element = Push(name, tokens.TakeAttributes());
        if (HtmlNames.Void.Contains(name) || tokens.IsSelfClosing && (isXml || name is "svg" or "math"))
        {
            PopTo(open.Count - 1);
        }
        else if (HtmlNames.Raw.Contains(name))
        {
            var text = tokens.ReadRaw(name);
            // Titles show references, and what scripts state is read; the rest of them is not.
            if (name is "title" or "textarea")
            {
                AddText(HtmlEntities.Decode(text));
            }
            else if (name == "script" && element.Attribute("type") is not null)
            {
                AddText(text);
            }

            PopTo(open.Count - 1);
        }
    }

    /// <summary>Ends what cannot go on when <paramref name="name"/> begins.</summary>
    private void EndBefore(string name)
    {
        switch (name)
        {
            case "li":
                EndItem(static item => item == "li", static list => list is "ul" or "ol" or "menu" or "dir");
                break;
            case "dt" or "dd":
                EndItem(static item => item is "dt" or "dd", static list => list == "dl");
                break;
            case "td" or "th":
                EndItem(static item => item is "td" or "th" or "caption", static list => list is "table" or "tr");
                break;
            case "tr":
                EndItem(static item => item is "tr" or "caption", static list => list == "table");
                break;
            case "thead" or "tbody" or "tfoot" or "caption":
                EndItem(static item => item is "thead" or "tbody" or "tfoot" or "caption", static list => list == "table");
                break;
            case ['h', >= '1' and <= '6'] when open[^1].Name is ['h', >= '1' and <= '6']:
                PopTo(open.Count - 1);
                break;
            case "a" when links.Count > 0:
                End("a");
                break;
            case "option" or "optgroup" when open[^1].Name == "option":
                PopTo(open.Count - 1);
                break;
        }

        if (HtmlNames.Blocks.Contains(name) && Find("p", HtmlNames.Boundaries.Contains) is var paragraph and > 0)
        {
            PopTo(paragraph);
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "br":
                Push(name, []);
                PopTo(open.Count - 1);
                return;
            case var _ when HtmlNames.Formatting.Contains(name):
                EndFormatting(name);
                return;
            case ['h', >= '1' and <= '6']:
                if (Find(static open => open is ['h', >= '1' and <= '6'], HtmlNames.Boundaries.Contains) is var heading and > 0)
                {
                    PopTo(heading);
                }

                return;
        }

        Func<string, bool> stop = name switch
        {
            "table" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th" or "caption" => static open => open is "table" or "template",
            "li" => static open => open is "ul" or "ol" || HtmlNames.Boundaries.Contains(open),
            _ when HtmlNames.Blocks.Contains(name) || HtmlNames.Boundaries.Contains(name) || foreign > 0 => HtmlNames.Boundaries.Contains,
            _ => static open => HtmlNames.Blocks.Contains(open) || HtmlNames.Boundaries.Contains(open),
        };
        if (Find(name, stop) is var place and > 0)
        {
            PopTo(place);
        }
    }

    private void EndFormatting(string name)
    {
        var place = Find(name, HtmlNames.Boundaries.Contains);
        if (place == open.Count - 1)
        {
            PopTo(place);
        }
        else if (place > 0)
        {
            EndLink(open[place]);
            open.RemoveAt(place);
        }
    }

    private void EndItem(Func<string, bool> item, Func<string, bool> list)
    {
        if (Find(item, open => list(open) || !item(open) && HtmlNames.Boundaries.Contains(open)) is var place and > 0)
        {
            PopTo(place);
        }
    }

    private int Find(string name, Func<string, bool> stop)
    {
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (open[i].Name == name)
            {
                return i;
            }

            if (stop(open[i].Name))
            {
                break;
            }
        }

        return -1;
    }

    private int Find(Func<string, bool> isIt, Func<string, bool> stop)
    {
        for (var i = open.Count - 1; i > 0; i--)
        {
            if (isIt(open[i].Name))
            {
                return i;
            }

            if (stop(open[i].Name))
            {
                break;
            }
        }

        return -1;
    }

    private HtmlElement Push(string name, IReadOnlyList<(string Name, string Value)> attributes)
    {
        var parent = open.Count > 0 ? open[^1] : null;
        var element = new HtmlElement(name, parent, elements.Count, attributes);
        parent?.Append(element);
        elements.Add(element);
        open.Add(element);
        if (IsLink(element))
        {
            links.Add(element);
        }

        forms += name == "form" ? 1 : 0;
        foreign += name is "svg" or "math" ? 1 : 0;
        Fault ??= element.Depth > maxDepth ? $"nested without end: more than {maxDepth} levels" : null;
        Count();
        return element;
    }

    /// <summary>Ends the open element at <paramref name="count"/> and what is open in it.</summary>
    private void PopTo(int count)
    {
        for (var i = open.Count - 1; i >= count; i--)
        {
            var name = open[i].Name;
            EndLink(open[i]);
            forms -= name == "form" ? 1 : 0;
            foreign -= name is "svg" or "math" ? 1 : 0;
        }

        open.RemoveRange(count, open.Count - count);
    }

    /// <summary>An anchor that has a name alone leads nowhere, and old pages leave it open.</summary>
    private static bool IsLink(HtmlElement element) => element.Name == "a" && element.Attribute("href") is not null;

    private void EndLink(HtmlElement element)
    {
        if (IsLink(element))
        {
            links.Remove(element);
        }
    }

    private void AddText(ReadOnlyMemory<char> text)
    {
        if (!text.IsEmpty)
        {
            var link = links.Count > 0 ? links[^1] : null;
            if (link is not null)
            {
                link.LinkedLength += text.Length;
            }

            open[^1].Append(new HtmlTextRun(open[^1], text, link));
            Count();
        }
    }

    private void Count()
    {
        if (++nodes > MaxNodes)
        {
            Fault ??= $"marked up without end: more than {MaxNodes:N0} elements and runs of text";
        }
    }
}
