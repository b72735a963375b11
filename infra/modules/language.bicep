// Azure AI Language, by identity only. Its custom subdomain is what makes an identity possible.
param name string
param location string
param tags object

@description('The app, which may call it.')
param appPrincipalId string

// Cognitive Services User
var userRole = 'a97b65f3-24c7-4388-baec-2e87135dc908'

resource language 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: name
  location: location
  tags: tags
  kind: 'TextAnalytics'
  sku: { name: 'S' }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

resource caller 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(language.id, appPrincipalId, userRole)
  scope: language
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', userRole)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

output endpoint string = language.properties.endpoint
