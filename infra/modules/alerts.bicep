// What wakes somebody. Each has its paragraph in infra/runbook.md, under the same name.

@description('The first part of every name.')
param baseName string

@description('The region of the tests and queries.')
param location string

@description('Who is told.')
param alertEmail string

@description('Where the bot answers, without https://.')
param domain string

@description('Seconds between two looks at GET /health from each place: 300, 600 or 900.')
@allowed([300, 600, 900])
param testEverySeconds int

@description('The Log Analytics workspace with the bot\'s log.')
param workspaceId string

@description('The Application Insights resource that keeps the results of the test.')
param insightsId string

@description('The container app.')
param appId string

@description('The Cosmos DB account.')
param cosmosId string

@description('Throttled requests (429) in a quarter of an hour that are too many.')
param mostThrottled int = 100

@description('Server errors (5xx) in a quarter of an hour that are too many.')
param mostServerErrors int = 5

resource team 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${baseName}-alerts'
  location: 'global'
  properties: {
    groupShortName: take(baseName, 12)
    enabled: true
    emailReceivers: [
      {
        name: 'email'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

// GET /health is 503 when the store or the keys cannot be used, when Teams refuses the bot's credentials, or when the
// jobs have not ended a run for two minutes.
resource healthTest 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${baseName}-health'
  location: location
  kind: 'standard'
  tags: {
    'hidden-link:${insightsId}': 'Resource'
  }
  properties: {
    SyntheticMonitorId: '${baseName}-health'
    Name: '${baseName}-health'
    Kind: 'standard'
    Enabled: true
    Frequency: testEverySeconds
    // A bot that sleeps needs its time to wake.
    Timeout: 60
    RetryEnabled: true
    Locations: [
      { Id: 'emea-nl-ams-azr' }
      { Id: 'emea-gb-db3-azr' }
      { Id: 'emea-se-sto-edge' }
    ]
    Request: {
      RequestUrl: 'https://${domain}/health'
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource heartbeatMissing 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${baseName}-heartbeat-missing'
  location: 'global'
  properties: {
    description: 'GET /health fails from two places: the store, the keys, the credentials, the jobs, the certificate or the app itself.'
    severity: 1
    enabled: true
    scopes: [
      healthTest.id
      insightsId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: healthTest.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [
      { actionGroupId: team.id }
    ]
  }
}

resource serverErrors 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${baseName}-server-errors'
  location: 'global'
  properties: {
    description: 'The bot answered with 5xx.'
    severity: 2
    enabled: true
    scopes: [appId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'serverErrors'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.App/containerApps'
          metricName: 'Requests'
          dimensions: [
            { name: 'statusCodeCategory', operator: 'Include', values: ['5xx'] }
          ]
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: mostServerErrors
        }
      ]
    }
    actions: [
      { actionGroupId: team.id }
    ]
  }
}

// A metric alert cannot divide, so this counts; the runbook says how to see the share.
resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${baseName}-throttled'
  location: 'global'
  properties: {
    description: 'Cosmos DB answered with 429.'
    severity: 3
    enabled: true
    scopes: [cosmosId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'throttled'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.DocumentDB/databaseAccounts'
          metricName: 'TotalRequests'
          dimensions: [
            { name: 'StatusCode', operator: 'Include', values: ['429'] }
          ]
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: mostThrottled
        }
      ]
    }
    actions: [
      { actionGroupId: team.id }
    ]
  }
}

// The third attempt: one that failed in passing has gone well by then.
resource keyNotDestroyed 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = {
  name: '${baseName}-key-not-destroyed'
  location: location
  properties: {
    displayName: '${baseName}-key-not-destroyed'
    description: 'A pulse has closed, and its key could not be destroyed.'
    severity: 1
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: '''
ContainerAppConsoleLogs
| extend line = parse_json(Log)
| where tostring(line.reason) startswith "destroy failed" and toint(line.attempts) >= 3
'''
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [team.id]
    }
  }
}

// Eight attempts are about twenty minutes.
resource taskStuck 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = {
  name: '${baseName}-job-stuck'
  location: location
  properties: {
    displayName: '${baseName}-job-stuck'
    description: 'Something that is due fails again and again, or the list of what is due cannot be read.'
    severity: 2
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: '''
ContainerAppConsoleLogs
| extend line = parse_json(Log)
| where toint(line.attempts) >= 8
    or tostring(line.msg) in ("the list of things to do could not be read", "a job could not be put back")
'''
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [team.id]
    }
  }
}
