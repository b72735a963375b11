// One account for drops and documents, queues, the host's own state and the deployed code. Keys are off: identities only.
param name string
param location string
param tags object

@description('Containers to create.')
param containers array

@description('Queues to create.')
param queues array

@description('Days after which analyses move to the cool tier. Nothing reads them but people and a replay.')
param analysesCoolAfterDays int = 30

@description('Days after which readings of a paid analyzer are deleted. A text that is dropped again later is paid for again.')
param readingsDeletedAfterDays int = 180

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    // A ledger or alert that is deleted by mistake can be brought back.
    deleteRetentionPolicy: { enabled: true, days: 7 }
    containerDeleteRetentionPolicy: { enabled: true, days: 7 }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [for item in containers: {
  parent: blobs
  name: item
  properties: { publicAccess: 'None' }
}]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [for item in queues: {
  parent: queueService
  name: item
}]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'analyses-to-cool'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['analyses/'] }
            actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: analysesCoolAfterDays } } }
          }
        }
        {
          name: 'readings-expire'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['readings/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: readingsDeletedAfterDays } } }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

output id string = account.id
output name string = account.name
