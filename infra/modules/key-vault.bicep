// The keys of open pulses, one secret each, and nothing else.
// Do not send the AuditEvent logs of this vault anywhere: they tell when each answer came.

@description('The name of the vault.')
@maxLength(24)
param vaultName string

@description('The region of the vault.')
param location string

@description('Who makes, reads and destroys keys: the bot\'s managed identity.')
param principalId string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: vaultName
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    // Cannot be switched off. Seven days are the least; the bot purges what it deletes at once.
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
    // enablePurgeProtection is left out on purpose: it would keep every key recoverable after the pulse has closed, and
    // a key that can be recovered was not destroyed. It cannot be taken back, so a policy that switches it on breaks
    // the promise for good; the bot then fails to destroy keys, and says so.
    publicNetworkAccess: 'Enabled'
  }
}

// Key Vault Secrets Officer would do, but may also recover, back up and list. Key Vault Purge Operator is no help: it
// purges deleted vaults, not secrets.
resource role 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, vaultName, 'pulse keys')
  properties: {
    roleName: 'Pulse keys in ${vaultName}'
    description: 'Make, read, delete and purge secrets; not list, recover, back up or restore them.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: [
          'Microsoft.KeyVault/vaults/secrets/getSecret/action'
          'Microsoft.KeyVault/vaults/secrets/setSecret/action'
          // To look whether a deleted secret is still there.
          'Microsoft.KeyVault/vaults/secrets/readMetadata/action'
          'Microsoft.KeyVault/vaults/secrets/delete'
          'Microsoft.KeyVault/vaults/secrets/purge/action'
        ]
        notDataActions: []
      }
    ]
  }
}

resource roleAssignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, principalId, role.id)
  properties: {
    roleDefinitionId: role.id
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

output vaultUrl string = vault.properties.vaultUri
