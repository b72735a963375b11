# Subscribes the deployed app to the account's "blob created" events. Its address holds a key that the host makes once the code runs, so this
# can't be part of the Bicep. Running it again changes nothing.
$ErrorActionPreference = 'Stop'

if (-not (Get-Command az -ErrorAction SilentlyContinue)) {
    throw 'postdeploy: the Azure CLI (az) is needed; see docs/deploy.md'
}

foreach ($name in 'AZURE_RESOURCE_GROUP', 'AZURE_FUNCTION_APP_NAME', 'PIPELINE_SYSTEM_TOPIC', 'PIPELINE_DROPS_CONTAINER', 'PIPELINE_BLOB_FUNCTION', 'PIPELINE_EVENT_SUBSCRIPTION') {
    if (-not [Environment]::GetEnvironmentVariable($name)) {
        throw "postdeploy: $name is not set; run this through azd, or set it from 'azd env get-values'"
    }
}

$key = ''
for ($try = 1; -not $key; $try++) {
    $key = az functionapp keys list --resource-group $env:AZURE_RESOURCE_GROUP --name $env:AZURE_FUNCTION_APP_NAME `
        --query systemKeys.blobs_extension --output tsv 2>$null
    if (-not $key) {
        if ($try -ge 30) {
            throw 'postdeploy: the host made no blobs_extension key in five minutes; look at the app''s log'
        }
        Write-Host "postdeploy: waiting for the host to start ($try)"
        Start-Sleep -Seconds 10
    }
}

# The inner quotes are for az.cmd, which would read & as the end of the command.
$endpoint = '"https://{0}.azurewebsites.net/runtime/webhooks/blobs?functionName=Host.Functions.{1}&code={2}"' -f $env:AZURE_FUNCTION_APP_NAME, $env:PIPELINE_BLOB_FUNCTION, $key
az eventgrid system-topic event-subscription create `
    --resource-group $env:AZURE_RESOURCE_GROUP `
    --system-topic-name $env:PIPELINE_SYSTEM_TOPIC `
    --name $env:PIPELINE_EVENT_SUBSCRIPTION `
    --endpoint-type webhook `
    --endpoint $endpoint `
    --included-event-types Microsoft.Storage.BlobCreated `
    --subject-begins-with "/blobServices/default/containers/$env:PIPELINE_DROPS_CONTAINER/" `
    --advanced-filter data.api StringIn PutBlob PutBlockList CopyBlob FlushWithClose `
    --output none
if ($LASTEXITCODE -ne 0) {
    throw 'postdeploy: the event subscription could not be made'
}

Write-Host "postdeploy: drops in '$env:PIPELINE_DROPS_CONTAINER' now reach $env:PIPELINE_BLOB_FUNCTION"
