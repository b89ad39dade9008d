/** "What did we spend this month?", asked where nothing is remembered. */
import { keptQuestionIn } from '../language/kept-question.ts'
import { spendingRequestIn } from '../language/spending-request.ts'
import type { Interpretation } from './interpretation.ts'
import type { InputKind } from './request.ts'

/** Slack answers it before it comes here: no other shell keeps what was spent. */
export function spendingOf(text: string, inputKind: InputKind): Interpretation | null {
  if (inputKind === 'message') return null
  if (spendingRequestIn(text) !== null) return known('spending', ledgerSays)
  const kept = keptQuestionIn(text)
  return kept === 'watches' || kept === 'approvals' ? known(kept, keptSays) : null
}

const known = (id: string, says: string): Interpretation => ({
  kind: 'inquiry',
  inquiry: { kind: 'known', id, says: [says] },
})

const keptSays =
  'What is watched and what was approved is kept by the app in Slack: ask there, or look at its Home tab. Nothing is kept here.'
const ledgerSays =
  'What was spent stands in the ledger that the app keeps in Slack: ask “what did we spend this month?” in the channel, or “/gpucost digest”. Nothing is kept here.'
