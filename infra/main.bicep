// Everything that the pipeline needs in Azure, in one resource group. `azd up` deploys it; docs/deploy.md walks through it.
targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('Name of the azd environment; the resource group is called rg-NAME, and resources get a hash of it.')
param environmentName string

@minLength(1)
@description('Region. It must offer Flex Consumption (az functionapp list-flexconsumption-locations).')
param location string

@description('Who deploys: gets the data roles that docs/operations.md uses. Empty gives nobody any.')
param principalId string = ''

@allowed(['User', 'ServicePrincipal'])
@description('What principalId is. azd does not tell it to a .bicepparam file: a pipeline of CI sets AZURE_PRINCIPAL_TYPE to ServicePrincipal.')
param principalType string = 'User'

@description('Where alerts go, in order: objects with kind, name (letters, digits, hyphens) and, if wanted, watches (array), signed (true for a Webhook with a secret), rotating (true while that secret is exchanged), secrets (array of further settings that are secrets) and any other setting of a destination, such as allowPrivate and teamsPayload (docs/configuration.md). What is secret is in the vault: destination-NAME-url, destination-NAME-secret when signed, destination-NAME-previous-secret when rotating, destination-NAME-SETTING for the others.')
param destinations array = []

@description('Further settings of docs/configuration.md, named as environment variables, such as Pipeline__Webhooks__Tries, with strings as values. They stand in the app for everyone to read who may read its settings: nothing secret.')
param furtherSettings object = {}

@allowed(['Embedded', 'Language'])
@description('Who reads the articles. Language also creates an Azure AI Language resource, which bills per 1,000 characters.')
param analyzer string = 'Embedded'

@minValue(1)
@maxValue(1000)
@description('Most instances of the app at the same time. It bounds both the cost and the load on one watch\'s ledger.')
param maximumInstanceCount int = 40

var names = loadJsonContent('names.json')
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: 'id-pipeline-${token}'
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    containers: union(names.containers, [names.deploymentContainer])
    queues: names.queues
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
  }
}

module language 'modules/language.bicep' = if (analyzer == 'Language') {
  name: 'language'
  scope: group
  params: {
    name: 'lang-${token}'
    location: location
    tags: tags
    appPrincipalId: identity.outputs.principalId
  }
}

module access 'modules/access.bicep' = {
  name: 'access'
  scope: group
  params: {
    storageName: storage.outputs.name
    insightsName: monitoring.outputs.name
    vaultName: vault.outputs.name
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: principalId
    deployerPrincipalType: principalType
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: 'func-${token}'
    planName: 'plan-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    deploymentContainer: names.deploymentContainer
    insightsConnectionString: monitoring.outputs.connectionString
    vaultUri: vault.outputs.uri
    destinations: destinations
    furtherSettings: furtherSettings
    analyzer: analyzer
    languageEndpoint: analyzer == 'Language' ? language!.outputs.endpoint : ''
    maximumInstanceCount: maximumInstanceCount
  }
  // The app reads its code and its secrets by these roles from its first start.
  dependsOn: [access]
}

module events 'modules/events.bicep' = {
  name: 'events'
  scope: group
  params: {
    name: 'evgt-${token}'
    location: location
    tags: tags
    storageId: storage.outputs.id
  }
}

// What the hook behind `azd deploy` and the documentation's commands use.
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output PIPELINE_SYSTEM_TOPIC string = events.outputs.name
output PIPELINE_DROPS_CONTAINER string = names.drops
output PIPELINE_BLOB_FUNCTION string = names.blobFunction
output PIPELINE_EVENT_SUBSCRIPTION string = names.eventSubscription
