import nock from 'nock';

export const VAULT = 'https://pulse-keys.vault.azure.net';
const CHALLENGE = 'Bearer authorization="https://login.microsoftonline.com/t", resource="https://vault.azure.net"';

type Answer = [status: number, body?: object, headers?: Record<string, string>];
interface Fault {
  readonly call: `${'GET' | 'PUT' | 'DELETE'} ${'secrets' | 'deletedsecrets'}`;
  readonly answer: Answer;
  times?: number;
  /** Key Vault does what was asked, and the answer is lost. */
  readonly isDone?: boolean;
}

/** The few routes of Key Vault that the adapter uses, with soft delete, and deletions that take some time. */
export class FakeVault {
  readonly secrets = new Map<string, string[]>();
  readonly deleted = new Map<string, string[]>();
  readonly calls: string[] = [];
  readonly bodies: unknown[] = [];
  faults: Fault[] = [];
  /** How many looks a deleted secret stays out of sight. */
  hiddenFor = 0;
  slowMs = 0;
  beforePut: () => void = () => undefined;

  constructor() {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const reply = (request: Request) => this.answer(request);
      nock(VAULT).persist().intercept(/./, method).query(true).reply(reply);
    }
  }

  async answer(request: Request): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url);
    const [, kind = '', name = ''] = /^\/(secrets|deletedsecrets)\/([0-9a-z-]{1,127})\/?$/.exec(pathname) ?? [];
    if (request.headers.get('authorization') !== 'Bearer a-token') return [401, {}, { 'WWW-Authenticate': CHALLENGE }];
    if (!kind || !searchParams.has('api-version')) return [400, problem('BadParameter')];
    const call = `${request.method} ${kind}`;
    const body: unknown = request.method === 'PUT' ? await request.json() : null;
    if (this.slowMs > 0) await new Promise((done) => setTimeout(done, this.slowMs));
    this.calls.push(call);
    const fault = this.faults.find((one) => one.call === call && (one.times ?? 1) > 0);
    if (!fault) return this.handle(call, name, body);
    if (fault.times !== undefined) fault.times -= 1;
    if (fault.isDone) this.handle(call, name, body);
    return fault.answer;
  }

  handle(call: string, name: string, body: unknown): Answer {
    if (call === 'PUT secrets') return this.put(name, body as { value: string });
    const versions = this.secrets.get(name);
    const value = versions?.at(-1);
    const id = `${VAULT}/secrets/${name}/${versions?.length}`;
    const recoveryId = `${VAULT}/deletedsecrets/${name}`;
    if (call === 'GET secrets') return value ? [200, { id, value, attributes: {} }] : NOT_FOUND;
    if (call === 'DELETE secrets') {
      if (!versions) return NOT_FOUND;
      this.secrets.delete(name);
      this.deleted.set(name, versions);
      return [200, { id, recoveryId, attributes: {} }];
    }
    this.hiddenFor -= 1;
    if (!this.deleted.has(name) || this.hiddenFor >= 0) return NOT_FOUND;
    if (call === 'GET deletedsecrets') return [200, { id, recoveryId }];
    this.deleted.delete(name);
    return [204];
  }

  put(name: string, body: { value: string }): Answer {
    this.beforePut();
    this.bodies.push(body);
    if (this.deleted.has(name)) return CONFLICT;
    this.secrets.set(name, [...(this.secrets.get(name) ?? []), body.value]);
    return [200, { id: `${VAULT}/secrets/${name}/1`, value: body.value, attributes: {} }];
  }
}

/** Key Vault's own sentences may hold what nobody should log. */
export const problem = (code: string) => ({ error: { code, message: 'Megan’s secret is c2VjcmV0' } });
const NOT_FOUND: Answer = [404, problem('SecretNotFound')];
export const FORBIDDEN: Answer = [403, problem('Forbidden')];
export const CONFLICT: Answer = [409, problem('Conflict')];
