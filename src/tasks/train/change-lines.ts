/**
 * What the judge of changes is trained on: data/training/judged-changes.jsonl, a line for each reply with what is done with it and
 * the changes that could be made, each marked by people.
 */
import * as z from 'zod'
import { createReadings } from '../../readings.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import type { ProposedChange } from '../../language/replies/proposed-changes.ts'
import { changesForReply } from '../../language/replies/reply.ts'
import { belowPlan } from './thread-of-plan.ts'
import { type JudgedReply, replyMark } from './train-judge.ts'

const lineSchema = z.strictObject({
  text: z.string(),
  /** The command that its thread began with. */
  plan: z.string(),
  /** What its writer means by it. */
  means: z.enum(['wish', 'talk', 'question']),
  /** How well what was done with it serves; of talk and questions only where a change was made. */
  now: replyMark.exactOptional(),
  /** What a change sets, and how far it is what was wished; of talk and questions none is. */
  changes: z.array(z.strictObject({ set: z.record(z.string(), z.unknown()), mark: replyMark })).exactOptional(),
})

/** Each change that is proposed now and was marked, with what speaks for it. Throws where a line is not of the schema. */
export function changeLines(text: string, vocabulary: Vocabulary, today: string): readonly JudgedReply[] {
  const readings = createReadings(vocabulary)
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const { text: typed, plan, means, now, changes = [] } = lineSchema.parse(JSON.parse(line))
      const read = readings.parse(plan, today)
      if (read.kind !== 'scenario') return []
      const marks = new Map(changes.map(({ set, mark }) => [keyOf(set), mark]))
      const proposed = changesForReply(belowPlan(read.scenario), typed, vocabulary, today)
      const { kind } = proposed.candidate.act
      const isLeftAlone = kind !== 'amended' && kind !== 'asks' && (means === 'question' || kind === 'ignored')
      const rules = now ?? (isLeftAlone ? 'G' : 'W')
      return proposed.changes.flatMap(({ change, evidence }) => {
        const words = means === 'wish' ? marks.get(keyOf(setBy(change))) : 'W'
        if (words === undefined) return []
        const by = means === 'question' ? 'wish' : 'mark'
        return [{ text: typed, plan, rules, words, by, evidence } as const]
      })
    })
}

const keyOf = (set: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(set).toSorted(([one], [other]) => (one < other ? -1 : 1)))

const setBy = ({ scenario, changed }: ProposedChange): Readonly<Record<string, unknown>> =>
  Object.fromEntries(changed.map((field) => [field, scenario.spec[field]]))
