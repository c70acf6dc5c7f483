/** In a dialog, where the bot is not a member of the conversation. */
export interface ThanksElsewhere {
  readonly kind: 'thanks-elsewhere';
}
