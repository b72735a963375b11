using './main.bicep'

// `azd env set NAME VALUE` sets them. azd itself gives the first three; the principal's type it gives to a parameters.json only.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param principalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param principalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')
param analyzer = readEnvironmentVariable('PIPELINE_ANALYZER', 'Embedded')
param maximumInstanceCount = int(readEnvironmentVariable('PIPELINE_MAXIMUM_INSTANCES', '40'))

// For example: [{"kind":"Teams","name":"desk"},{"kind":"Webhook","name":"archive","signed":true,"watches":["my-story"]}]
param destinations = json(readEnvironmentVariable('PIPELINE_DESTINATIONS', '[]'))

// For example: {"Pipeline__Webhooks__Tries":"5"}
param furtherSettings = json(readEnvironmentVariable('PIPELINE_SETTINGS', '{}'))
