using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace Pipeline.Functions.Tests;

public sealed class DevelopmentBlobPollingTests
{
    [Fact]
    public void The_blob_trigger_loses_its_source_and_nothing_else()
    {
        var bindings = Transformed(
            """{"name":"drop","type":"blobTrigger","direction":"In","path":"articles/{path}","source":"EventGrid"}""");

        Assert.Equal("""{"name":"drop","type":"blobTrigger","direction":"In","path":"articles/{path}"}""", bindings);
    }

    [Fact]
    public void Other_triggers_stay_as_they_are()
    {
        const string queue = """{"name": "message", "type": "queueTrigger", "direction": "In", "queueName": "deliveries"}""";

        Assert.Equal(queue, Transformed(queue));
    }

    private static string Transformed(string binding)
    {
        var metadata = new DefaultFunctionMetadata { Name = "AFunction", RawBindings = [binding] };
        new DevelopmentBlobPolling().Transform([metadata]);
        return metadata.RawBindings[0];
    }
}
