/** The acts that a reply is taken for where no rule is sure of it, in the order in which they are tried. */
import { readHalfReadChange } from './half-read-change.ts'
import { readLikelyMeant } from './likely-meant.ts'
import { readLikelyRequest } from './likely-request.ts'
import { readNamedNumber } from './named-number.ts'
import { readNamedTime } from './named-time.ts'
import { readOfferedChange } from './offered-change.ts'
import { readQuestionBehind } from './question-behind.ts'
import { readReplacedNumber } from './replaced-number.ts'
import { readSteppedCount } from './stepped-count.ts'
import { readWayOut } from './way-out.ts'
import type { ReplyActReader } from './reply-candidate.ts'

export const unsureActs: readonly ReplyActReader[] = [
  { name: 'question-behind', read: readQuestionBehind },
  { name: 'named-number', read: readNamedNumber },
  { name: 'named-time', read: readNamedTime },
  { name: 'likely-request', read: readLikelyRequest },
  { name: 'stepped-count', read: readSteppedCount },
  { name: 'replaced-number', read: readReplacedNumber },
  { name: 'half-read-change', read: readHalfReadChange },
  { name: 'likely-meant', read: readLikelyMeant },
  { name: 'offered-change', read: readOfferedChange },
  { name: 'way-out', read: readWayOut },
]
