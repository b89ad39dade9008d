/** The labelled turns that the classifier of turns is trained on, with their features. */
import * as z from 'zod'
import { turnActs } from '../../catalog/turn-acts.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import type { LabelledTurn } from './train-acts.ts'
import { turnFeatures } from './turn-features.ts'

const turnSchema = z.strictObject({
  language: z.string(),
  act: z.enum(turnActs),
  text: z.string(),
  /** Of a question: what it is about. */
  topic: z.string().exactOptional(),
  /** The command that its thread began with; absent where it was written without one. */
  plan: z.string().exactOptional(),
})
const threadSchema = z.strictObject({
  language: z.string(),
  /** The command that the thread began with. */
  plan: z.string(),
  turns: z.array(
    z.strictObject({
      text: z.string(),
      act: z.enum(turnActs),
      /** Of a request: the fields that it sets. */
      set: z.record(z.string(), z.unknown()).exactOptional(),
      /** Of a question: what it is about. */
      about: z.string().exactOptional(),
    }),
  ),
})

/** Whole threads tell more of what is said in one than single lines do: found on threads of writers left out. */
const weightOfThread = 4
/** What was written as chatter without a thread: short, plain and undisputed. */
const weightWithoutPlan = 6

/** `turns`, `threads`: JSON lines, a turn or a thread each. Throws where a line is not of its schema. */
export function turnLines(turns: string, threads: string, vocabulary: Vocabulary): readonly LabelledTurn[] {
  const featuresOf = turnFeatures(vocabulary)
  const single = linesOf(turns).map((line): LabelledTurn => {
    const { language, act, text, plan } = turnSchema.parse(JSON.parse(line))
    return { language, act, text, features: featuresOf(text, plan), weight: plan === undefined ? weightWithoutPlan : 1 }
  })
  const threaded = linesOf(threads).flatMap((line): readonly LabelledTurn[] => {
    const { language, plan, turns: said } = threadSchema.parse(JSON.parse(line))
    return said.map(({ text, act }) => ({
      language,
      act,
      text,
      features: featuresOf(text, plan),
      weight: weightOfThread,
    }))
  })
  return [...single, ...threaded]
}

const linesOf = (text: string): readonly string[] => text.trim().split('\n')
