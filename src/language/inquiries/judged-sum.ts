/** "The vendor wants 9,500 € for it. Fair?": the one sum of a message that asks whether it is right. */
import { isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { understand } from '../pipeline.ts'
import { bareSumOfSeller, isQuotedBySeller } from './seller-quote.ts'

const asksVerdict =
  /\b(?:fair|plausible|believable|credible|reasonable|realistic|justified|generous|overpriced|rip-?off|good (?:deal|price|offer)|too (?:much|high|expensive|dear)|normal|above|below|exceed|in line|out of line)\b[^.!?\n]{0,60}\?/iu
/** A sum by the hour, the month or the million is a price. */
const isRecurring =
  /(?:\/ ?|\b(?:per|an?|each) )(?:gpu|h|hr|hour|day|week|month|quarter|year|m\b|million|1m)\b|\bhourly\b|\bmonthly\b/iu

export type JudgedSum = {
  readonly value: number
  /** Undefined: US dollars. */
  readonly currency: string | undefined
  readonly words: string
  /** No currency was typed. */
  readonly isBare?: true
}

/** Null where no verdict is asked and no seller names it, or several sums or a price are named. */
export function judgedSumIn(text: string, vocabulary: Vocabulary, today: string): JudgedSum | null {
  if (isRecurring.test(text) || !(asksVerdict.test(text) || isQuotedBySeller(text))) return null
  const { recognized, wordsAt } = understand(text, { mode: 'message', vocabulary, today })
  const sums = recognized.mentions.flatMap((mention) =>
    isKind(mention, 'amount') && mention.meaning.measure === 'money' && mention.meaning.hourly !== true
      ? [mention]
      : [],
  )
  const [sum, ...others] = sums
  if (others.length > 0) return null
  if (sum === undefined) {
    const bare = bareSumOfSeller(text)
    return bare === null ? null : { ...bare, currency: undefined, isBare: true }
  }
  const { value, currency } = sum.meaning
  return { value, currency, words: wordsAt(sum.from, sum.to).trim() }
}
