/** data/questions: the words by which a question is told, and what is answered where the plan says nothing of it. */
import * as z from 'zod'

const phrases = z.array(z.string().min(1)).min(1)

export const questionWordsSchema = z.strictObject({
  id: z.string(),
  /** The topic that the plan answers; absent where `says` is the answer. */
  topic: z.string().exactOptional(),
  /** Sentences that answer it whatever the plan is: what is not known, and what can be said instead. */
  says: z.array(z.string().min(1)).min(1).exactOptional(),
  /** The row of data/inquiries/general.json whose sentences answer it; beside a topic or `says`, where there is no plan. */
  known: z.string().exactOptional(),
  /** Phrases, as patterns of data/lexicon, that tell the topic by themselves; "#" is any number. */
  strong: phrases.exactOptional(),
  /** Words that speak for it. */
  weak: phrases.exactOptional(),
  /** Of these words a question that is like the examples has one: what its examples have besides is asked of much. */
  about: phrases.exactOptional(),
  /** It is said between people, and no question to the app. */
  isTalk: z.literal(true).exactOptional(),
  /** Whole questions: one that is like them asks the same. */
  examples: phrases.exactOptional(),
})
export type QuestionWords = z.infer<typeof questionWordsSchema>
