import { NOTHING, row } from '../shared/action-row.ts';
import { showPrivacy } from './show-privacy.ts';

export const privacyRows = {
  'show-privacy': row({
    typed: {
      word: 'privacy',
      what: 'see what is kept, who can read it and for how long',
      also: [
        'privacy notice',
        'privacy policy',
        'data protection',
        'gdpr',
        'confidential',
        'confidentiality',
        'is this confidential',
        'who can see this',
      ],
    },
    where: 'anywhere',
    who: 'anyone',
    input: NOTHING,
    draft: NOTHING,
    shows: 'as a new message',
    form: null,
    makes: 'nothing new',
    inDialogs: false,
    run: showPrivacy,
  }),
};
