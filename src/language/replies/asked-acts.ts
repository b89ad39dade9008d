/** Acts that ask something of the plan or beside it, or wish something with a reason that may be taken for a question, in the order in which they are tried. */
import { readAskedChange } from './asked-change.ts'
import { readAskedCondition } from './asked-condition.ts'
import { readChangeWithReason } from './change-with-reason.ts'
import { readComparedWith } from './compared-with.ts'
import { readComparison } from './comparison.ts'
import { readDefinition } from './definitions.ts'
import { readExpectedSpeed } from './expected-speed.ts'
import { readHearsay } from './hearsay.ts'
import { readMeritOfChange } from './merit-of-change.ts'
import { readNamedPair } from './named-pair.ts'
import { readQuestion } from './question-act.ts'
import type { ReplyActReader } from './reply-candidate.ts'
import { readSeveralQuestions } from './several-questions.ts'
import { readSupposedChange } from './supposed-change.ts'

export const askedActs: readonly ReplyActReader[] = [
  { name: 'change-with-reason', read: readChangeWithReason },
  { name: 'definition', read: readDefinition },
  { name: 'hearsay', read: readHearsay },
  { name: 'expected-speed', read: readExpectedSpeed },
  { name: 'supposed-change', read: readSupposedChange },
  { name: 'compared-with', read: readComparedWith },
  { name: 'merit-of-change', read: readMeritOfChange },
  { name: 'asked-condition', read: readAskedCondition },
  { name: 'several-questions', read: readSeveralQuestions },
  { name: 'comparison', read: readComparison },
  { name: 'asked-change', read: readAskedChange },
  { name: 'named-pair', read: readNamedPair },
  { name: 'question', read: readQuestion },
]
