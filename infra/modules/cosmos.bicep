// The database. The containers are those of src/storage/cosmos/containers.ts; a test compares them.
// Do not send the DataPlaneRequests logs of this account anywhere: they tell when each answer came.

@description('The name of the account.')
param accountName string

@description('The region of the account.')
param location string

@description('serverless or autoscale.')
@allowed(['serverless', 'autoscale'])
param capacity string

@description('Request units per second at the most, shared by all containers; only for autoscale.')
param maxThroughput int

@description('Who reads and writes documents: the bot\'s managed identity.')
param principalId string

var databaseName = 'behaviours'
var dataContributor = '00000000-0000-0000-0000-000000000002'

// A document that says when it goes is deleted then (-1: others stay).
var containers = [
  {
    id: 'teams'
    partitionKey: '/teamId'
    indexed: [
      { path: '/teamId/?' }
      { path: '/list/?' }
      { path: '/at/?' }
    ]
    defaultTtl: -1
  }
  {
    id: 'answers'
    partitionKey: '/pulseId'
    indexed: [
      { path: '/pulseId/?' }
    ]
    defaultTtl: -1
  }
  {
    id: 'jobs'
    partitionKey: '/bucket'
    indexed: [
      { path: '/bucket/?' }
      { path: '/dueAt/?' }
      { path: '/leasedUntil/?' }
    ]
    defaultTtl: -1
  }
]

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {
  name: accountName
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [
      {
        locationName: location
        failoverPriority: 0
      }
    ]
    consistencyPolicy: {
      defaultConsistencyLevel: 'Session'
    }
    capabilities: capacity == 'serverless' ? [{ name: 'EnableServerless' }] : []
    // No keys: only identities that have a role below.
    disableLocalAuth: true
    minimalTlsVersion: 'Tls12'
    // The shortest there is. A restored database has the answers of pulses that closed in the last seven days again,
    // but not the keys that would tell whose they are: those lie in the Key Vault, and are purged.
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous7Days'
      }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-05-15' = {
  parent: account
  name: databaseName
  properties: {
    resource: {
      id: databaseName
    }
    options: capacity == 'autoscale' ? { autoscaleSettings: { maxThroughput: maxThroughput } } : {}
  }
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15' = [for one in containers: {
  parent: database
  name: one.id
  properties: {
    resource: {
      id: one.id
      partitionKey: {
        paths: [one.partitionKey]
        kind: 'Hash'
        version: 2
      }
      indexingPolicy: {
        indexingMode: 'consistent'
        automatic: true
        includedPaths: one.indexed
        excludedPaths: [
          { path: '/*' }
          { path: '/"_etag"/?' }
        ]
      }
      defaultTtl: one.defaultTtl
    }
  }
}]

// Documents only: it cannot make containers, change throughput or read keys. For the whole account, because the client
// first asks it for its regions, which a role for one database may not allow; there is no other database in it.
resource dataRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-05-15' = {
  parent: account
  name: guid(account.id, principalId, dataContributor)
  properties: {
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    principalId: principalId
    scope: account.id
  }
}

output accountId string = account.id
output endpoint string = account.properties.documentEndpoint
output databaseName string = database.name
