/** data/questions: the words by which a question is told, and what is answered where the plan says nothing of it. */
import * as z from 'zod'
import { wordList } from './word-list.ts'

const phrases = z.array(z.string().min(1)).min(1)

export const questionWordsSchema = z.strictObject({
  id: z.string(),
  /** As it is asked plainly. Lines that ask it otherwise stand in data/training/questions.jsonl. */
  asked: z.string().min(1).exactOptional(),
  /** The topic that the plan answers; absent where `says` is the answer. */
  topic: z.string().exactOptional(),
  /** Sentences that answer it whatever the plan is: what is not known, and what can be said instead. */
  says: z.array(z.string().min(1)).min(1).exactOptional(),
  /** The row of data/inquiries/general.json whose sentences answer it; beside a topic or `says`, where there is no plan. */
  known: z.string().exactOptional(),
  /** Phrases, as patterns of data/lexicon, that tell the topic by themselves; "#" is any number. */
  strong: phrases.exactOptional(),
  /** Phrases in the signs of src/catalog/word-list.ts that tell it whatever else is likely, where none of `unless` stands. */
  plain: z.exactOptional(wordList),
  /** Kinds of words of which each has one in what tells it, in whatever order, where none of `unless` stands. */
  together: z.exactOptional(z.array(wordList).min(2)),
  unless: z.exactOptional(wordList),
  /** Under such plans alone, where `together` tells it. */
  under: z
    .array(z.enum(['images', 'embedding', 'preferences', 'rollouts', 'owned']))
    .min(1)
    .exactOptional(),
  /** What is set beside the plan to answer it, as a reply would say it, where `together` tells it. */
  supposes: z.string().min(1).exactOptional(),
  /** Words that speak for it. */
  weak: phrases.exactOptional(),
  /** It is said between people, and no question to the app. */
  isTalk: z.literal(true).exactOptional(),
  /** It asks in a form of its own, by which it is read. */
  isForm: z.literal(true).exactOptional(),
})
export type QuestionWords = z.infer<typeof questionWordsSchema>
