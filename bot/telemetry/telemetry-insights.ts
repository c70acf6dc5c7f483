import { setTimeout as wait } from 'node:timers/promises';
import type { TokenCredential } from '@azure/identity';
import { AzureMonitorMetricExporter, AzureMonitorTraceExporter } from '@azure/monitor-opentelemetry-exporter';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { AlwaysOnSampler, BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { silenceExporter } from '../config.ts';
import { describeError, type Log } from './log.ts';
import { NAME, type Telemetry, telemetryOn } from './telemetry.ts';

type ExporterOptions = NonNullable<ConstructorParameters<typeof AzureMonitorMetricExporter>[0]>;
type Policy = NonNullable<ExporterOptions['additionalPolicies']>[number]['policy'];

const EXPORT_EVERY_MS = 60_000;
const LONGEST_EXPORT_MS = 10_000;
const LONGEST_FLUSH_MS = 3_000;

/**
 * Sends to Application Insights, entered with an identity. What cannot be sent is dropped, not written to disk. Once an
 * hour the exporter also asks settings.sdk.monitor.azure.com for its own settings, which cannot be switched off; with its
 * statistics silenced they change nothing, and nothing of ours is sent there.
 */
export function sendToInsights(connectionString: string, credential: TokenCredential, log: Log): Telemetry {
  silenceExporter();
  const options = { connectionString, disableOfflineStorage: true, ...reporting(credential, log) };
  // Given in full: the exporter would add the name of the machine.
  const resource = resourceFromAttributes({ 'service.name': NAME, 'service.instance.id': 'bot' });
  const reader = new PeriodicExportingMetricReader({
    exporter: new AzureMonitorMetricExporter(options),
    exportIntervalMillis: EXPORT_EVERY_MS,
    exportTimeoutMillis: LONGEST_EXPORT_MS,
  });
  const meters = new MeterProvider({ resource, readers: [reader] });
  const spans = new BatchSpanProcessor(new AzureMonitorTraceExporter(options));
  const tracers = new BasicTracerProvider({ resource, sampler: new AlwaysOnSampler(), spanProcessors: [spans] });
  return telemetryOn(meters.getMeter(NAME), tracers.getTracer(NAME), async () => {
    const sent = Promise.allSettled([meters.shutdown(), tracers.shutdown()]);
    await Promise.race([sent, wait(LONGEST_FLUSH_MS, undefined, { ref: false })]);
  });
}

/**
 * The exporter keeps it to itself that nothing gets through. An identity that lacks its role would then only be seen as a
 * dashboard that stays empty.
 */
function reporting(credential: TokenCredential, log: Log): ExporterOptions {
  const say = (fields: object): void => log.warn(fields, 'telemetry could not be sent');
  const sayAndThrow = (error: unknown): never => {
    say(describeError(error));
    throw error;
  };
  const sendRequest: Policy['sendRequest'] = async (request, next) => {
    const response = await next(request).catch(sayAndThrow);
    if (response.status >= 400) say({ statusCode: response.status });
    return response;
  };
  return {
    credential: { getToken: (...given) => credential.getToken(...given).catch(sayAndThrow) },
    additionalPolicies: [{ position: 'perCall', policy: { name: 'reporting', sendRequest } }],
  };
}
