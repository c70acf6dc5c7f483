/** In place of Cosmos DB's library. */
export const CosmosClient = undefined;
export const PartitionKeyKind = undefined;
