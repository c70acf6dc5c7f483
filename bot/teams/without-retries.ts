/** As far as it is used here; the connector's library shows neither its client nor its pipeline. */
interface Pipeline {
  readonly removePolicy: (which: { readonly phase: 'Retry' }) => void;
}

/**
 * Takes out of a connector what sends a request again by itself: it would wait for any Retry-After, however long, it
 * leaves out what Teams does want to be sent again, and nobody counts what it sends.
 */
export function withoutRetries<T extends object>(connector: T): T {
  pipelineOf(connector)?.removePolicy({ phase: 'Retry' });
  return connector;
}

function pipelineOf(connector: object): Pipeline | undefined {
  const client: { readonly pipeline?: Pipeline } | undefined = Reflect.get(connector, 'client');
  return client?.pipeline;
}
