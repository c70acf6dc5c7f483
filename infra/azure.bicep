// Everything that the bot needs in one resource group. Nothing in here is a secret: every connection is made with the
// bot's managed identity, and local authentication is off wherever Azure lets it be.
targetScope = 'resourceGroup'

@description('The first part of every name: lower-case letters and digits.')
@minLength(3)
@maxLength(10)
param resourceBaseName string = 'behaviours'

@description('Where everything is kept but the bot registration, which is global.')
param location string = 'uksouth'

@description('The bot as people see it in Teams.')
@maxLength(42)
param botDisplayName string = 'Behaviours'

@description('The image in the registry that this template makes, such as NAME.azurecr.io/behaviours:1. Empty at first: then everything but the container app is made, so that there is a registry to push to.')
param containerImage string = ''

@description('How many replicas run when nobody asks for anything. With 0 nothing runs between two requests: a pulse then closes at the next health test, up to a quarter of an hour late.')
@minValue(0)
@maxValue(5)
param minReplicas int = 1

@description('How many replicas run at the most.')
@minValue(1)
@maxValue(30)
param maxReplicas int = 5

@description('serverless: paid by request, for up to some thousand people. autoscale: a tenth of the maximum is always paid.')
@allowed(['serverless', 'autoscale'])
param cosmosCapacity string = 'serverless'

@description('Request units per second at the most, shared by all containers; only for autoscale.')
@minValue(1000)
param cosmosMaxThroughput int = 1000

@description('Tenants that may speak to the bot, with commas between. Empty: only the one that it is deployed in.')
param allowedTenants string = ''

@description('Who hears concerns, as the words after "your". Empty: Freedom to Speak Up Guardian.')
param speakUpName string = ''

@description('A page of theirs; https.')
param speakUpUrl string = ''

@description('Who gives support, as the words after "your".')
param wellbeingName string = ''

@description('A page of theirs; https.')
param wellbeingUrl string = ''

@description('For how many months results, meetings that are over and actions that are done are kept.')
@minValue(1)
@maxValue(120)
param retentionMonths int = 24

@description('The same for thank-yous.')
@minValue(1)
@maxValue(120)
param retentionMonthsThanks int = 12

@description('The organisation, as the pages /privacy and /for-staff name it. What is left empty in these nine is left out there.')
@maxLength(500)
param organisationName string = ''

@description('The controller of the data, where it is another.')
@maxLength(500)
param controllerName string = ''

@description('The data protection officer, with an e-mail or web address.')
@maxLength(500)
param dpoContact string = ''

@description('The lawful basis of keeping the data.')
@maxLength(500)
param lawfulBasis string = ''

@description('Where the data lie. Empty: the region of this template.')
@maxLength(500)
param dataLocation string = ''

@description('Who else receives the data.')
@maxLength(500)
param dataRecipients string = ''

@description('Who takes complaints, with a web address.')
@maxLength(500)
param regulator string = ''

@description('The organisation\'s own privacy notice; https.')
@maxLength(500)
param privacyUrl string = ''

@description('Whom to tell of what somebody cannot use, as /accessibility names it.')
@maxLength(500)
param accessibilityContact string = ''

@description('Who is told when something is wrong, or the budget is spent.')
param alertEmail string

@description('What all of this may cost in a month, in the currency of the subscription.')
@minValue(1)
param monthlyBudget int = 100

@description('The first day of the month in which the budget began. Azure refuses to move it later, so keep it when you deploy again.')
param budgetStartDate string = utcNow('yyyy-MM-01')

var suffix = uniqueString(resourceGroup().id)
var names = {
  identity: '${resourceBaseName}-identity'
  bot: '${resourceBaseName}-bot-${suffix}'
  app: '${resourceBaseName}-app'
  cosmos: '${resourceBaseName}-${suffix}'
  keyVault: '${resourceBaseName}-${suffix}'
  registry: '${resourceBaseName}${suffix}'
  workspace: '${resourceBaseName}-logs'
  insights: '${resourceBaseName}-insights'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: names.identity
  location: location
}

module observability 'modules/observability.bicep' = {
  name: 'observability'
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    location: location
    principalId: identity.properties.principalId
  }
}

module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  params: {
    accountName: names.cosmos
    location: location
    capacity: cosmosCapacity
    maxThroughput: cosmosMaxThroughput
    principalId: identity.properties.principalId
  }
}

module keyVault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  params: {
    vaultName: names.keyVault
    location: location
    principalId: identity.properties.principalId
  }
}

module hosting 'modules/hosting.bicep' = {
  name: 'hosting'
  params: {
    registryName: names.registry
    environmentName: '${resourceBaseName}-environment'
    location: location
    workspaceId: observability.outputs.workspaceId
    principalId: identity.properties.principalId
  }
}

module app 'modules/container-app.bicep' = if (!empty(containerImage)) {
  name: 'container-app'
  params: {
    appName: names.app
    location: location
    environmentId: hosting.outputs.environmentId
    registryServer: hosting.outputs.registryServer
    containerImage: containerImage
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    identityId: identity.id
    identityClientId: identity.properties.clientId
    identityTenantId: identity.properties.tenantId
    cosmosEndpoint: cosmos.outputs.endpoint
    cosmosDatabase: cosmos.outputs.databaseName
    keyVaultUrl: keyVault.outputs.vaultUrl
    insightsConnection: observability.outputs.insightsConnection
    allowedTenants: allowedTenants
    speakUpName: speakUpName
    speakUpUrl: speakUpUrl
    wellbeingName: wellbeingName
    wellbeingUrl: wellbeingUrl
    botDomain: botDomain
    retentionMonths: retentionMonths
    retentionMonthsThanks: retentionMonthsThanks
    organisationName: organisationName
    controllerName: controllerName
    dpoContact: dpoContact
    lawfulBasis: lawfulBasis
    dataLocation: empty(dataLocation) ? 'Microsoft Azure, ${location}' : dataLocation
    dataRecipients: dataRecipients
    regulator: regulator
    privacyUrl: privacyUrl
    accessibilityContact: accessibilityContact
  }
}

// The address is known before the app is there.
var botDomain = '${names.app}.${hosting.outputs.environmentDomain}'

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    botName: names.bot
    displayName: botDisplayName
    domain: botDomain
    identityId: identity.id
    identityClientId: identity.properties.clientId
    identityTenantId: identity.properties.tenantId
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(containerImage)) {
  name: 'alerts'
  params: {
    baseName: resourceBaseName
    location: location
    alertEmail: alertEmail
    domain: botDomain
    // With no replica kept running, the test is also what wakes the bot for its jobs.
    testEverySeconds: minReplicas == 0 ? 900 : 300
    workspaceId: observability.outputs.workspaceId
    insightsId: observability.outputs.insightsId
    appId: resourceId('Microsoft.App/containerApps', names.app)
    cosmosId: cosmos.outputs.accountId
  }
  dependsOn: [
    app
  ]
}

module dashboard 'modules/dashboard.bicep' = {
  name: 'dashboard'
  params: {
    displayName: '${botDisplayName}: how the bot is'
    location: location
    insightsId: observability.outputs.insightsId
  }
}

module budget 'modules/budget.bicep' = {
  name: 'budget'
  params: {
    budgetName: '${resourceBaseName}-budget'
    amount: monthlyBudget
    startDate: budgetStartDate
    alertEmail: alertEmail
  }
}

// The Agents Toolkit writes these into its environment file under the same names.
output BOT_ID string = identity.properties.clientId
output BOT_TENANT_ID string = identity.properties.tenantId
output BOT_DOMAIN string = botDomain
output AZURE_CONTAINER_REGISTRY_NAME string = names.registry
output AZURE_CONTAINER_REGISTRY_SERVER string = hosting.outputs.registryServer
output COSMOS_ENDPOINT string = cosmos.outputs.endpoint
output KEY_VAULT_URL string = keyVault.outputs.vaultUrl
