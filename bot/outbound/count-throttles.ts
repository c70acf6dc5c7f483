/** As far as it is used here; the connector's library shows neither its client nor its pipeline. */
interface Pipeline {
  readonly addPolicy: (policy: Policy, place: { readonly afterPhase: 'Retry' }) => void;
}

interface Policy {
  readonly name: string;
  readonly sendRequest: <T extends { readonly status: number }>(
    request: unknown,
    next: (request: unknown) => Promise<T>,
  ) => Promise<T>;
}

/**
 * Looks at each answer of Teams before the connector's own retries do: those wait for a Retry-After and try again, and
 * nobody would learn of a throttle that passes.
 */
export function countThrottles<T extends object>(connector: T, onThrottled: () => void): T {
  pipelineOf(connector)?.addPolicy(
    {
      name: 'countThrottles',
      sendRequest: async (request, next) => {
        const response = await next(request);
        if (response.status === 429) onThrottled();
        return response;
      },
    },
    { afterPhase: 'Retry' },
  );
  return connector;
}

function pipelineOf(connector: object): Pipeline | undefined {
  const client: { readonly pipeline?: Pipeline } | undefined = Reflect.get(connector, 'client');
  return client?.pipeline;
}
