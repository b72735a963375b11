using Pipeline.Tests.Shared;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]
