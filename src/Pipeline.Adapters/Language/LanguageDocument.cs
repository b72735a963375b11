namespace Pipeline.Adapters.Language;

/// <summary>A piece of text as the service takes it.</summary>
/// <param name="Id">Unique within one call.</param>
/// <param name="Language">ISO 639-1 code; null leaves the service its default, English.</param>
/// <param name="Text">At most 5,120 text elements
/// (https://learn.microsoft.com/azure/ai-services/language-service/concepts/data-limits).</param>
public sealed record LanguageDocument(string Id, string? Language, string Text);

/// <summary>What the service made of the documents of one call.</summary>
/// <param name="ModelVersion">The model that answered, such as <c>2021-06-01</c>.</param>
/// <param name="Results">One per document, in any order; a successful call can hold failed documents.</param>
public sealed record LanguageBatch<T>(string ModelVersion, IReadOnlyList<LanguageResult<T>> Results);

/// <summary>What the service made of one document: values, or an error.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Values">Entities or key phrases; empty with an error.</param>
/// <param name="Error">Why the document failed; null when it did not.</param>
public sealed record LanguageResult<T>(string Id, IReadOnlyList<T> Values, LanguageError? Error = null);

/// <summary>Why one document failed.</summary>
/// <param name="Code">The service's most particular code, such as <c>InvalidDocument</c>.</param>
/// <param name="Message">The service's words.</param>
public sealed record LanguageError(string Code, string Message);

/// <summary>An entity as the service names it, in the words of either API generation.</summary>
/// <param name="Text">The words as the service saw them.</param>
/// <param name="Category">Such as <c>Location</c>.</param>
/// <param name="Type">Finer than the category: <c>subcategory</c> up to the API of 2023, <c>type</c> since that of 2024;
/// null when not given.</param>
/// <param name="Offset">Where it begins in the document, in UTF-16 code units if the service keeps to what it was asked for.</param>
/// <param name="Length">Its length in the same unit.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record LanguageEntity(string Text, string Category, string? Type, int Offset, int Length, double Confidence);
