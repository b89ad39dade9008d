/** "What did we spend this month?", asked where nothing is remembered. */
import { spendingRequestIn } from '../language/spending-request.ts'
import type { Interpretation } from './interpretation.ts'
import type { InputKind } from './request.ts'

/** Slack answers it before it comes here: no other shell keeps what was spent. */
export const spendingOf = (text: string, inputKind: InputKind): Interpretation | null =>
  inputKind === 'message' || spendingRequestIn(text) === null
    ? null
    : { kind: 'inquiry', inquiry: { kind: 'known', id: 'spending', says: [ledgerSays] } }

const ledgerSays =
  'What was spent stands in the ledger that the app keeps in Slack: ask “what did we spend this month?” in the channel, or “/gpucost digest”. Nothing is kept here.'
