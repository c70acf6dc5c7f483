import nock from 'nock';

/** Answers for the service that gives the bot its own tokens; nothing else leaves this machine until nock is put back. */
export function giveBotTokens(tenantId: string): void {
  nock.disableNetConnect();
  nock.enableNetConnect(/^(?:127\.0\.0\.1|localhost):/);
  nock('https://login.microsoftonline.com')
    .persist()
    .post((path) => path.startsWith(`/${tenantId}/oauth2/v2.0/token?`))
    .reply(200, { access_token: 'token-of-the-bot', token_type: 'Bearer', expires_in: 3_600 });
}

export function takeBotTokensBack(): void {
  nock.cleanAll();
  nock.enableNetConnect();
}
