/** The parts of the store that each adapter keeps in files of their own. */
export type DocumentOperations =
  | 'read'
  | 'create'
  | 'replace'
  | 'remove'
  | 'recentAgendas'
  | 'preparedAgendas'
  | 'recentActions'
  | 'selfChecks'
  | 'publishedPulses'
  | 'publishedResults'
  | 'openPulses'
  | 'thankYousSince'
  | 'thankYousOf'
  | 'claimAsk'
  | 'lastAskOf'
  | 'countPaused'
  | 'documentsNaming'
  | 'erasePersonalData'
  | 'eraseEnded'
  | 'addMark'
  | 'marksUnder';

export type AnswerOperations =
  | 'saveAnswer'
  | 'readAnswer'
  | 'deleteAnswer'
  | 'countAnswers'
  | 'answersOf'
  | 'deleteAnswersOf'
  | 'saveComments'
  | 'readComments'
  | 'deleteComments';
