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
  | 'recognitionsSince'
  | 'recognitionsOf'
  | 'claimAsk'
  | 'lastAskOf'
  | 'placesNaming'
  | 'eraseOwnPlace'
  | 'addShowing'
  | 'showingsUnder';

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
