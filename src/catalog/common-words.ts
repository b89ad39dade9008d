/** data/lexicon: names and words that everyday sentences hold. */
import * as z from 'zod'

const words = z.array(z.string().min(1)).min(1)

/** ambiguous-names.json: names that are words of everyday prose too: there they count only where their neighbours say so. */
export const ambiguousNamesSchema = z.strictObject({
  note: z.string(),
  providers: words,
  stacks: words,
  datasets: words,
})
export type AmbiguousNames = z.infer<typeof ambiguousNamesSchema>

/** stopwords.json: words that say nothing of a job. */
export const stopwordsSchema = z.strictObject({
  note: z.string(),
  /** Everyday words that a command may hold; their inflections count too. */
  ofCommands: words,
  /** Words of a question that its answer need not use. */
  ofQuestions: words,
  /** Words that tell of the asker's world, and wish for nothing of a run. */
  ofTelling: words,
})
/** figures-of-speech.json and chat-spellings.json: what is said or spelled so, by what it says plainly. */
export const figuresOfSpeechSchema = z.strictObject({
  note: z.string(),
  plainly: z.record(z.string(), z.array(z.string()).min(1)),
})

/** What is said or spelled so, by what it says plainly. */
export type PlainPhrases = z.infer<typeof figuresOfSpeechSchema>['plainly']

/** common-words.json: words that are read through a slip of letters. */
export const commonWordsSchema = z.strictObject({
  note: z.string(),
  asOf: z.iso.date(),
  words: z.array(z.string().regex(/^[a-z]{5,}$/)),
  otherWords: z.array(z.string()),
})
export type CommonWords = z.infer<typeof commonWordsSchema>

/** question-words.json: words that stand for one where questions are compared. */
export const questionLikenessSchema = z.strictObject({ note: z.string(), alike: z.array(z.array(z.string()).min(2)) })

export type Stopwords = z.infer<typeof stopwordsSchema>
