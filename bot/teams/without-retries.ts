interface Pipeline {
  readonly removePolicy: (which: { readonly phase: 'Retry' }) => void;
}

/**
 * Removes the connector’s own retries: they wait for any Retry-After, omit codes that Teams wants retried, and bypass
 * the rate limits.
 */
export function withoutRetries<T extends object>(connector: T): T {
  pipelineOf(connector)?.removePolicy({ phase: 'Retry' });
  return connector;
}

function pipelineOf(connector: object): Pipeline | undefined {
  const client: { readonly pipeline?: Pipeline } | undefined = Reflect.get(connector, 'client');
  return client?.pipeline;
}
