/** What reads tokens as mentions, in the order in which it is tried. */
import { recognizeClock, recognizeStamp } from './stamps.ts'
import { recognizeDate } from './dates.ts'
import { recognizeAmount } from './amount-mention.ts'
import { recognizeMachineName } from './machine-names.ts'
import { recognizeModel } from './model-mention.ts'
import { recognizePhrase } from './phrase-mention.ts'
import { recognizeRelease } from './releases.ts'
import type { Recognizer } from './recognizer.ts'

export const recognizers: readonly Recognizer[] = [
  { name: 'stamp', recognize: recognizeStamp },
  { name: 'release', recognize: recognizeRelease },
  { name: 'date', recognize: recognizeDate },
  { name: 'clock', recognize: recognizeClock },
  { name: 'machine-name', recognize: recognizeMachineName },
  { name: 'amount', recognize: recognizeAmount },
  { name: 'model', recognize: recognizeModel },
  { name: 'phrase', recognize: recognizePhrase },
]
