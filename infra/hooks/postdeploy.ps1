# Subscribes the deployed app to the account's "blob created" events. Its address holds a key that the host makes once the code runs, so this
# can't be part of the Bicep. Running it again changes nothing.
$ErrorActionPreference = 'Stop'

# What az returns is looked at below, each time with words of our own.
$PSNativeCommandUseErrorActionPreference = $false

if (-not (Get-Command az -ErrorAction SilentlyContinue)) {
    throw 'postdeploy: the Azure CLI (az) is needed; see docs/deploy.md'
}

foreach ($name in 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP', 'AZURE_FUNCTION_APP_NAME', 'PIPELINE_SYSTEM_TOPIC', 'PIPELINE_DROPS_CONTAINER', 'PIPELINE_BLOB_FUNCTION', 'PIPELINE_EVENT_SUBSCRIPTION') {
    if (-not [Environment]::GetEnvironmentVariable($name)) {
        throw "postdeploy: $name is not set; run this through azd, or set it from 'azd env get-values'"
    }
}

# az and azd sign in apart from each other, and az has a default subscription of its own.
az account show --subscription $env:AZURE_SUBSCRIPTION_ID --output none
if ($LASTEXITCODE -ne 0) {
    throw "postdeploy: az can't use subscription $env:AZURE_SUBSCRIPTION_ID; run 'az login', then this hook again"
}

$errors = [System.IO.Path]::GetTempFileName()
try {
    $key = ''
    for ($try = 1; -not $key; $try++) {
        $key = az functionapp keys list --subscription $env:AZURE_SUBSCRIPTION_ID --resource-group $env:AZURE_RESOURCE_GROUP `
            --name $env:AZURE_FUNCTION_APP_NAME --query systemKeys.blobs_extension --output tsv 2>$errors
        if (-not $key) {
            if ($try -ge 30) {
                Get-Content $errors | Write-Host
                throw 'postdeploy: no blobs_extension key in five minutes; az''s last error is above, or else the host made none: look at the app''s log'
            }
            Write-Host "postdeploy: waiting for the host to start ($try)"
            Start-Sleep -Seconds 10
        }
    }
}
finally {
    Remove-Item $errors
}

# The inner quotes are for az.cmd, which would read & as the end of the command.
$endpoint = '"https://{0}.azurewebsites.net/runtime/webhooks/blobs?functionName=Host.Functions.{1}&code={2}"' -f $env:AZURE_FUNCTION_APP_NAME, $env:PIPELINE_BLOB_FUNCTION, $key
az eventgrid system-topic event-subscription create `
    --subscription $env:AZURE_SUBSCRIPTION_ID `
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
