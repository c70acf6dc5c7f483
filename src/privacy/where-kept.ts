/** For how many months things are kept once they have ended: results, meetings and actions; and thank-yous. */
export interface KeptMonths {
  readonly results: number;
  readonly thanks: number;
}

/** Which database this bot uses, where the keys of open pulses lie, and for how long. The notice says of each what is true of it. */
export interface WhereKept {
  readonly database: 'sqlite' | 'cosmos';
  readonly keys: 'file' | 'vault';
  readonly months: KeptMonths;
}

interface InWords {
  readonly is: string;
  /** What lives on in backups, or does not. */
  readonly backups: string;
}

interface DatabaseInWords extends InWords {
  /** What it tells of when an answer came. */
  readonly times: string;
}

export const DATABASES: Readonly<Record<WhereKept['database'], DatabaseInWords>> = {
  sqlite: {
    is: 'A SQLite file on the machine that runs the bot.',
    times:
      'No time is kept with an answer. While a pulse is open, whoever can open the file could tell in what order its answers came.',
    backups: 'Deleted answers live on in your organisation’s backups of the database until those expire.',
  },
  cosmos: {
    is: 'Azure Cosmos DB, a database service of Microsoft’s.',
    times:
      'The bot keeps no time with an answer, but the database itself notes of everything the second of its last change: while a pulse is open, whoever can open the database sees when each of its answers came.',
    backups:
      'Deleted answers live on in the database’s own backups, from which your organisation can bring back a moment of the last days (seven, as the bot’s template sets it up), until those expire.',
  },
};

export const KEY_STORES: Readonly<Record<WhereKept['keys'], InWords>> = {
  file: {
    is: 'A file of their own, apart from the answers, on the machine that runs the bot.',
    backups:
      'The keys lie in a file of their own, which your organisation is to leave out of its backups: without them nobody can link the answers in a restored backup to people.',
  },
  vault: {
    is: 'Azure Key Vault, a service of Microsoft’s for secrets, apart from the answers.',
    backups:
      'The keys lie in Azure Key Vault, which is no part of those backups, and are purged from it when their pulse has closed: without them nobody can link the answers in a restored backup to people.',
  },
};
