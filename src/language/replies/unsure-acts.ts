/** The acts that a reply is taken for where no rule is sure of it, in the order in which they are tried. */
import { readLikelyAsked } from './likely-asked.ts'
import { readLikelyChange } from './likely-change.ts'
import { readLikelyMeant } from './likely-meant.ts'
import { readNamedNumber } from './named-number.ts'
import { readNamedTime } from './named-time.ts'
import { readQuestionBehind } from './question-behind.ts'
import { readReplacedNumber } from './replaced-number.ts'
import { readSteppedCount } from './stepped-count.ts'
import type { ReplyActReader } from './reply-candidate.ts'

export const unsureActs: readonly ReplyActReader[] = [
  { name: 'question-behind', read: readQuestionBehind },
  { name: 'named-number', read: readNamedNumber },
  { name: 'named-time', read: readNamedTime },
  { name: 'likely-asked', read: readLikelyAsked },
  { name: 'likely-change', read: readLikelyChange },
  { name: 'stepped-count', read: readSteppedCount },
  { name: 'replaced-number', read: readReplacedNumber },
  { name: 'likely-meant', read: readLikelyMeant },
]
