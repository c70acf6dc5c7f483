// The bot as the Bot Framework knows it. Its app id is the client id of the managed identity, so it has no password.

@description('The name of the registration.')
param botName string

@description('The bot as people see it in Teams.')
param displayName string

@description('Where the bot answers, without https://.')
param domain string

@description('The resource id of the bot\'s managed identity.')
param identityId string

@description('The client id of the same identity.')
param identityClientId string

@description('The tenant of the same identity.')
param identityTenantId string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: botName
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: displayName
    endpoint: 'https://${domain}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppMSIResourceId: identityId
    msaAppTenantId: identityTenantId
    disableLocalAuth: true
  }
}

resource teamsChannel 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      enableCalling: false
    }
  }
}
