/** Turns that tell of the data of a plan, drop it or its model for another, or weigh its rows, whatever their words would be by themselves. */
import { readRowPair } from './asked-row.ts'
import { readLaterData } from './later-data.ts'
import { readLongerAnswers } from './longer-answers.ts'
import { readLongerTexts } from './longer-texts.ts'
import { readSupposedData } from './supposed-data.ts'
import type { ReplyActReader } from './reply-candidate.ts'
import { readOtherVariant } from './other-variant.ts'
import { readSpreadOfCounts } from './spread-of-counts.ts'
import { readStartedOver } from './started-over.ts'

export const planTurns: readonly ReplyActReader[] = [
  { name: 'longer-answers', read: readLongerAnswers },
  { name: 'longer-texts', read: readLongerTexts },
  { name: 'supposed-data', read: readSupposedData },
  { name: 'later-data', read: readLaterData },
  { name: 'started-over', read: readStartedOver },
  { name: 'other-variant', read: readOtherVariant },
  { name: 'spread-of-counts', read: readSpreadOfCounts },
  { name: 'row-pair', read: readRowPair },
]
