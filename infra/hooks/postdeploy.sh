#!/bin/sh
# Subscribes the deployed app to the account's "blob created" events. Its address holds a key that the host makes once the code runs, so this
# can't be part of the Bicep. Running it again changes nothing.
set -eu

command -v az >/dev/null || { echo "postdeploy: the Azure CLI (az) is needed; see docs/deploy.md" >&2; exit 1; }
: "${AZURE_RESOURCE_GROUP:?run this through azd, or set it from 'azd env get-values'}"
: "${AZURE_FUNCTION_APP_NAME:?}" "${PIPELINE_SYSTEM_TOPIC:?}" "${PIPELINE_DROPS_CONTAINER:?}" "${PIPELINE_BLOB_FUNCTION:?}" "${PIPELINE_EVENT_SUBSCRIPTION:?}"

key=""
tries=0
while [ -z "$key" ]; do
  key=$(az functionapp keys list --resource-group "$AZURE_RESOURCE_GROUP" --name "$AZURE_FUNCTION_APP_NAME" \
    --query systemKeys.blobs_extension --output tsv 2>/dev/null || true)
  tries=$((tries + 1))
  if [ -z "$key" ]; then
    [ "$tries" -lt 30 ] || { echo "postdeploy: the host made no blobs_extension key in five minutes; look at the app's log" >&2; exit 1; }
    echo "postdeploy: waiting for the host to start ($tries)"
    sleep 10
  fi
done

az eventgrid system-topic event-subscription create \
  --resource-group "$AZURE_RESOURCE_GROUP" \
  --system-topic-name "$PIPELINE_SYSTEM_TOPIC" \
  --name "$PIPELINE_EVENT_SUBSCRIPTION" \
  --endpoint-type webhook \
  --endpoint "https://$AZURE_FUNCTION_APP_NAME.azurewebsites.net/runtime/webhooks/blobs?functionName=Host.Functions.$PIPELINE_BLOB_FUNCTION&code=$key" \
  --included-event-types Microsoft.Storage.BlobCreated \
  --subject-begins-with "/blobServices/default/containers/$PIPELINE_DROPS_CONTAINER/" \
  --advanced-filter data.api StringIn PutBlob PutBlockList CopyBlob FlushWithClose \
  --output none
echo "postdeploy: drops in '$PIPELINE_DROPS_CONTAINER' now reach $PIPELINE_BLOB_FUNCTION"
