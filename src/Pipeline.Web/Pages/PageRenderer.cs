using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Pipeline.Web.Http;

namespace Pipeline.Web.Pages;

/// <summary>Draws pages on the server: whole, so that each has an ETag, and so that none needs a script. Thread-safe.</summary>
/// <remarks>A page is drawn with its request's services: Razor asks for services of a scope, and a host that validates scopes, as
/// Development does, refuses them to the root.</remarks>
public sealed class PageRenderer(ILoggerFactory loggers, WebOptions options)
{
    /// <summary>Answers with the page <typeparamref name="TPage"/>, whose parameter <c>Model</c> is <paramref name="model"/>.</summary>
    internal async Task ShowAsync<TPage>(HttpContext context, string title, string? section, object model, string? feed = null)
        where TPage : IComponent
    {
        var frame = new PageFrame(title, section, Links.Of(context, options), options, feed);
        var html = await RenderAsync(context.RequestServices, frame, builder =>
        {
            builder.OpenComponent<TPage>(0);
            builder.AddMultipleAttributes(1, [new("Model", model)]);
            builder.CloseComponent();
        });
        await Answer.BytesAsync(context, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");
    }

    /// <summary>Answers with a page that says what is wrong.</summary>
    internal Task ErrorAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        var words = ReasonPhrases.GetReasonPhrase(status);
        return ShowAsync<ErrorPage>(context, words, null, new ErrorModel(words, detail));
    }

    private async Task<string> RenderAsync(IServiceProvider services, PageFrame frame, RenderFragment body)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["Frame"] = frame, ["Body"] = body });
            return (await renderer.RenderComponentAsync<Shell>(parameters)).ToHtmlString();
        });
    }
}
