// The Function app on Flex Consumption, with its settings. No setting holds a secret: storage, telemetry and Azure AI Language are reached
// by identity, webhook URLs are references into the vault.
param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param storageName string
param deploymentContainer string
param insightsConnectionString string
param vaultUri string

@description('Where alerts go; main.bicep describes the objects.')
param destinations array

@description('Further settings of the app by their names; main.bicep says which.')
param furtherSettings object
param analyzer string
param languageEndpoint string
param maximumInstanceCount int

@allowed([512, 2048, 4096])
@description('Memory of one instance. The analyzer\'s tables take a few hundred megabytes.')
param instanceMemoryMB int = 2048

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'pipeline' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: { minTlsVersion: '1.2' }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
    }
  }
}

// Fields of a destination that are no settings by that name. All others are passed on as they are, so that no kind needs a line here.
var ownFields = ['kind', 'name', 'watches', 'signed', 'rotating', 'secrets']

// One object per destination and one per watch of it, merged into the settings below.
var destinationSettings = map(range(0, length(destinations)), index => union(
  {
    'Pipeline__Destinations__${index}__Kind': destinations[index].kind
    'Pipeline__Destinations__${index}__Name': destinations[index].name
    'Pipeline__Destinations__${index}__Url': '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/destination-${destinations[index].name}-url)'
  },
  (destinations[index].?signed ?? false)
    ? { 'Pipeline__Destinations__${index}__Secret': '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/destination-${destinations[index].name}-secret)' }
    : {},
  (destinations[index].?rotating ?? false)
    ? { 'Pipeline__Destinations__${index}__PreviousSecret': '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/destination-${destinations[index].name}-previous-secret)' }
    : {},
  toObject(
    destinations[index].?secrets ?? [],
    setting => 'Pipeline__Destinations__${index}__${setting}',
    setting => '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/destination-${destinations[index].name}-${toLower(setting)})'
  ),
  toObject(
    filter(items(destinations[index]), field => !contains(ownFields, field.key)),
    field => 'Pipeline__Destinations__${index}__${toUpper(first(field.key))}${substring(field.key, 1)}',
    field => string(field.value)
  )
))

var watchSettings = flatten(map(range(0, length(destinations)), index => map(range(0, length(destinations[index].?watches ?? [])), watch => {
  'Pipeline__Destinations__${index}__Watches__${watch}': destinations[index].watches[watch]
})))

// This resource is the whole list: what somebody set by hand in the app goes with the next deployment.
resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(
    {
      // The host's own page would stand where the dashboard is.
      AzureWebJobsDisableHomepage: 'true'
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
      AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
      AZURE_CLIENT_ID: identityClientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      Pipeline__Analyzer: analyzer
      Pipeline__AnalyzerFallback: 'Embedded'
    },
    empty(languageEndpoint) ? {} : { Pipeline__Language__Endpoint: languageEndpoint },
    reduce(concat(destinationSettings, watchSettings), {}, (all, next) => union(all, next)),
    furtherSettings
  )
}

output name string = app.name
