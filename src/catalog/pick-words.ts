import * as z from 'zod'

const words = z.array(z.string().min(1)).min(1)

/** How people take a row of the table: a part of data/lexicon/reply-words.json. */
export const pickWordsSchema = z.strictObject({
  takes: words,
  rows: words,
  /** What a number behind says the place of a row. */
  numbered: words,
  around: words,
  /** Counted from one; from the end where negative. */
  places: z.record(z.string(), z.int()),
  /** Words of people, and what the table calls it. */
  labels: z.record(z.string(), z.string()),
})
