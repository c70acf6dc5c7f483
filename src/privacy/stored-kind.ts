/** One kind of thing that is stored, described for the people it is about. Words only: a test compares it with the schemas. */
export interface StoredKind {
  /** As the store calls it; never shown. */
  readonly kind: string;
  readonly title: string;
  /** Whole sentences, as are the others below. */
  readonly what: string;
  /** What is in it, in words; behind each the fields that the words stand for, with spaces between. */
  readonly holds: Readonly<Record<string, string>>;
  readonly readers: string;
  readonly kept: string;
  readonly destroyedBy: string;
  /** For the card; empty where the card leaves it out. */
  readonly inShort: string;
}

export const WHERE_TO_POST =
  'conversation.conversationId conversation.kind conversation.serviceUrl conversation.tenantId conversation.botId';
export const FRAMEWORK = 'frameworkId frameworkVersion';
export const BOT_ONLY = 'Nobody sees it in Teams; only the bot uses it.';
export const NO_END = 'Until your organisation deletes it. The bot does not delete it by itself.';
export const NAME_GOES =
  'Your name in it becomes “a colleague” if you type “delete my data” in your own chat with the bot.';
export const BY_HAND = `Whoever looks after the database for your organisation, with a command that leaves a record. There is no button for it in Teams. ${NAME_GOES}`;
export const ON_ASKING =
  'You, by typing “delete my data” in your own chat with the bot; or whoever looks after the database for your organisation, with a command that leaves a record.';
