/** Questions that name a word, a model, software or a card for what it is and why it was taken, and not for a plan with it. */
import { readAskedExplanation } from './asked-explanation.ts'
import { readAskedObjectives } from './asked-objectives.ts'
import { readAskedHighEnd } from './asked-high-end.ts'
import { readAskedQuote } from './asked-quote.ts'
import { readAskedModel } from './asked-model.ts'
import { readAskedSoftware } from './asked-software.ts'
import { readAskedTerm } from './asked-term.ts'
import { readAskedReason, readPlannedRefused } from './other-gpu.ts'
import { readWordsTogether } from './plain-question.ts'
import { readWhySeller } from './taken-for.ts'
import type { ReplyActReader } from './reply-candidate.ts'

export const choiceQuestions: readonly ReplyActReader[] = [
  { name: 'why-seller', read: readWhySeller },
  { name: 'asked-high-end', read: readAskedHighEnd },
  { name: 'asked-quote', read: readAskedQuote },
  { name: 'planned-refused', read: readPlannedRefused },
  { name: 'asked-term', read: readAskedTerm },
  { name: 'asked-objectives', read: readAskedObjectives },
  { name: 'words-together', read: readWordsTogether },
  { name: 'asked-model', read: readAskedModel },
  { name: 'asked-software', read: readAskedSoftware },
  { name: 'asked-explanation', read: readAskedExplanation },
  { name: 'asked-reason', read: readAskedReason },
]
