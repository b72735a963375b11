#!/bin/sh
# Subscribes the deployed app to the account's "blob created" events. Its address holds a key that the host makes once the code runs, so this
# can't be part of the Bicep. Running it again changes nothing.
set -eu

command -v az >/dev/null || { echo "postdeploy: the Azure CLI (az) is needed; see docs/deploy.md" >&2; exit 1; }
: "${AZURE_SUBSCRIPTION_ID:?run this through azd, or set it from 'azd env get-values'}"
: "${AZURE_RESOURCE_GROUP:?}" "${AZURE_FUNCTION_APP_NAME:?}" "${PIPELINE_SYSTEM_TOPIC:?}" "${PIPELINE_DROPS_CONTAINER:?}" \
  "${PIPELINE_BLOB_FUNCTION:?}" "${PIPELINE_EVENT_SUBSCRIPTION:?}"

# az and azd sign in apart from each other, and az has a default subscription of its own.
az account show --subscription "$AZURE_SUBSCRIPTION_ID" --output none || {
  echo "postdeploy: az can't use subscription $AZURE_SUBSCRIPTION_ID; run 'az login', then this hook again" >&2
  exit 1
}

errors=$(mktemp)
trap 'rm -f "$errors"' EXIT

key=""
tries=0
while [ -z "$key" ]; do
  key=$(az functionapp keys list --subscription "$AZURE_SUBSCRIPTION_ID" --resource-group "$AZURE_RESOURCE_GROUP" \
    --name "$AZURE_FUNCTION_APP_NAME" --query systemKeys.blobs_extension --output tsv 2>"$errors") || key=""
  tries=$((tries + 1))
  if [ -z "$key" ]; then
    if [ "$tries" -ge 30 ]; then
      cat "$errors" >&2
      echo "postdeploy: no blobs_extension key in five minutes; az's last error is above, or else the host made none: look at the app's log" >&2
      exit 1
    fi
    echo "postdeploy: waiting for the host to start ($tries)"
    sleep 10
  fi
done

az eventgrid system-topic event-subscription create \
  --subscription "$AZURE_SUBSCRIPTION_ID" \
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
