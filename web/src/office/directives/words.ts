import type { WordKey } from '../../words/words';
import type { DirectiveState } from './directives';

/** What the states of a directive are called. */
export const STATE_WORDS = {
  issued: 'directiveIssued',
  acknowledged: 'directiveAcknowledged',
  'in-progress': 'directiveInProgress',
  reported: 'directiveReported',
  closed: 'directiveClosed',
  withdrawn: 'directiveWithdrawn',
} as const satisfies Readonly<Record<DirectiveState, WordKey>>;
