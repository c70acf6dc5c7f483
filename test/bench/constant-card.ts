/** What each of the smallest bots answers a button with. Imports nothing: their start is measured. */
export const CARD = {
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Thank you.', wrap: true }] },
};
