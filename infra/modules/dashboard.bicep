// What the bot says of itself, drawn: a workbook, which is found on the page of the Application Insights resource.

@description('Its title in the list of workbooks.')
param displayName string

@description('The region of the workbook.')
param location string

@description('The Application Insights resource whose numbers it draws.')
param insightsId string

resource workbook 'Microsoft.Insights/workbooks@2022-04-01' = {
  // A GUID is asked for, and the same one every time, so that the next deployment changes this workbook and adds none.
  name: guid(resourceGroup().id, 'dashboard')
  location: location
  kind: 'shared'
  properties: {
    displayName: displayName
    category: 'workbook'
    version: '1.0'
    sourceId: insightsId
    serializedData: replace(loadTextContent('dashboard.json'), 'INSIGHTS_ID', insightsId)
  }
}
