// The bot's process, any number of times. It keeps nothing of its own.

@description('The name of the app, and the first part of its address.')
param appName string

@description('The region of the app.')
param location string

@description('The Container Apps environment that it runs in.')
param environmentId string

@description('The registry that the image comes from.')
param registryServer string

@description('The image with its tag.')
param containerImage string

@description('How many replicas run when nobody asks for anything.')
param minReplicas int

@description('How many replicas run at the most.')
param maxReplicas int

@description('The resource id of the bot\'s managed identity.')
param identityId string

@description('The client id of the same identity.')
param identityClientId string

@description('The tenant of the same identity.')
param identityTenantId string

@description('The Cosmos DB account.')
param cosmosEndpoint string

@description('The database in it.')
param cosmosDatabase string

@description('The Key Vault for the keys of open pulses.')
param keyVaultUrl string

@description('Where telemetry goes. Not a secret: whoever sends needs an identity with a role.')
param insightsConnection string

@description('Tenants that may speak to the bot, with commas between.')
param allowedTenants string

@description('Who hears concerns.')
param speakUpName string

@description('A page of theirs.')
param speakUpUrl string

@description('Who gives support.')
param wellbeingName string

@description('A page of theirs.')
param wellbeingUrl string

@description('The bot\'s own domain, for links to its pages.')
param botDomain string

@description('For how many months results, meetings that are over and actions that are done are kept.')
param retentionMonths int

@description('The same for thank-yous.')
param retentionMonthsThanks int

@description('The organisation, for the notice.')
param organisationName string

@description('The controller of the data, for the notice.')
param controllerName string

@description('The data protection officer, for the notice.')
param dpoContact string

@description('The lawful basis, for the notice.')
param lawfulBasis string

@description('Where the data lie, for the notice.')
param dataLocation string

@description('Who else receives the data, for the notice.')
param dataRecipients string

@description('Who takes complaints, for the notice.')
param regulator string

@description('The organisation\'s own privacy notice.')
param privacyUrl string

@description('Whom to tell of what somebody cannot use.')
param accessibilityContact string

var port = 3978

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: appName
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environmentId
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: port
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registryServer
          identity: identityId
        }
      ]
    }
    template: {
      // The bot finishes what it has in hand within ten seconds.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'bot'
          image: containerImage
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: [
            { name: 'BOT_ID', value: identityClientId }
            { name: 'BOT_TYPE', value: 'UserAssignedMsi' }
            { name: 'BOT_TENANT_ID', value: identityTenantId }
            { name: 'ALLOWED_TENANTS', value: allowedTenants }
            { name: 'PORT', value: string(port) }
            { name: 'STORE', value: 'cosmos' }
            { name: 'COSMOS_ENDPOINT', value: cosmosEndpoint }
            { name: 'COSMOS_DATABASE', value: cosmosDatabase }
            { name: 'KEY_VAULT_URL', value: keyVaultUrl }
            { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insightsConnection }
            { name: 'SPEAK_UP_NAME', value: speakUpName }
            { name: 'SPEAK_UP_URL', value: speakUpUrl }
            { name: 'WELLBEING_NAME', value: wellbeingName }
            { name: 'WELLBEING_URL', value: wellbeingUrl }
            { name: 'BOT_DOMAIN', value: botDomain }
            { name: 'RETENTION_MONTHS', value: string(retentionMonths) }
            { name: 'RETENTION_MONTHS_THANKS', value: string(retentionMonthsThanks) }
            { name: 'ORGANISATION_NAME', value: organisationName }
            { name: 'CONTROLLER_NAME', value: controllerName }
            { name: 'DPO_CONTACT', value: dpoContact }
            { name: 'LAWFUL_BASIS', value: lawfulBasis }
            { name: 'DATA_LOCATION', value: dataLocation }
            { name: 'DATA_RECIPIENTS', value: dataRecipients }
            { name: 'REGULATOR', value: regulator }
            { name: 'PRIVACY_URL', value: privacyUrl }
            { name: 'ACCESSIBILITY_CONTACT', value: accessibilityContact }
            // Read by DefaultAzureCredential: which of the identities it has.
            { name: 'AZURE_CLIENT_ID', value: identityClientId }
          ]
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/alive'
                port: port
              }
              periodSeconds: 5
              failureThreshold: 10
              timeoutSeconds: 4
            }
            // Neither of them: while the database is away the bot still answers, and says so.
            {
              type: 'Readiness'
              httpGet: {
                path: '/'
                port: port
              }
              periodSeconds: 10
              failureThreshold: 3
              timeoutSeconds: 4
            }
            // Unwell when the jobs stand still: after ten minutes the replica starts anew. Not /health, which a database or
            // credentials can make unwell: starting anew would not help, and nobody could answer meanwhile.
            {
              type: 'Liveness'
              httpGet: {
                path: '/alive'
                port: port
              }
              periodSeconds: 60
              failureThreshold: 10
              timeoutSeconds: 10
            }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          {
            name: 'requests'
            http: {
              metadata: {
                concurrentRequests: '20'
              }
            }
          }
        ]
      }
    }
  }
}
