/** The acts that a reply is taken for where no rule is sure of it, in the order in which they are tried. */
import { readLastClause } from './last-clause.ts'
import { readLikelyAsked } from './likely-asked.ts'
import { readLikelyChange } from './likely-change.ts'
import { readLikelyMeant } from './likely-meant.ts'
import { readLoneWords } from './lone-words.ts'
import { readNamedTime, readTimeAlone } from './named-time.ts'
import { readQuestionBefore, readQuestionBehind } from './question-behind.ts'
import { readSteppedCount } from './stepped-count.ts'
import { readToldOfCards } from './told-of-cards.ts'
import type { ReplyActReader } from './reply-candidate.ts'

export const unsureActs: readonly ReplyActReader[] = [
  { name: 'question-behind', read: readQuestionBehind },
  { name: 'named-time', read: readNamedTime },
  { name: 'time-alone', read: readTimeAlone },
  { name: 'lone-words', read: readLoneWords },
  { name: 'likely-asked', read: readLikelyAsked },
  { name: 'likely-change', read: readLikelyChange },
  { name: 'stepped-count', read: readSteppedCount },
  { name: 'likely-meant', read: readLikelyMeant },
  { name: 'last-clause', read: readLastClause },
  { name: 'told-of-cards', read: readToldOfCards },
  { name: 'question-before', read: readQuestionBefore },
]
