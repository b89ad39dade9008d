/**
 * What the judge of particular answers is trained on: data/training/judged-answers.jsonl, a line for each answer of data/answers
 * beside what was said otherwise, both marked by people; and which questions of data/questions the lines of each answer ask.
 */
import * as z from 'zod'
import type { ParticularAnswers } from '../../catalog/particular-answers.ts'
import { createReadings } from '../../readings.ts'
import { likelyTopics } from '../../language/lexicon/particular-cues.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import { answersForReply } from '../../language/replies/reply.ts'
import { belowPlan } from './thread-of-plan.ts'
import { type JudgedReply, replyMark } from './train-judge.ts'

const lineSchema = z.strictObject({
  text: z.string(),
  /** The command that its thread began with. */
  plan: z.string(),
  /** How well what was said otherwise serves. */
  rules: replyMark,
  /** The same of answers, by their ids. */
  answers: z.record(z.string(), replyMark),
  /** A person who marked all; or it is a question of a test, of which what is said otherwise is taken to be right; `held`: as the test asks for it. */
  by: z.enum(['mark', 'test', 'held']),
})

/** Each answer that was marked with what speaks for it now; an answer that is no longer near is left out. Throws where a line is not of the schema. */
export function particularLines(text: string, vocabulary: Vocabulary, today: string): readonly JudgedReply[] {
  const readings = createReadings(vocabulary)
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const judged = lineSchema.parse(JSON.parse(line))
      const read = readings.parse(judged.plan, today)
      if (read.kind !== 'scenario') return []
      const near = answersForReply(belowPlan(read.scenario), judged.text, vocabulary, today)
      return near.slice(0, judged.by !== 'mark' ? mostOfTest : near.length).flatMap(({ match, evidence }) => {
        const words = judged.by !== 'mark' ? 'W' : judged.answers[match.answer.id]
        return words === undefined
          ? []
          : [
              {
                text: judged.text,
                plan: judged.plan,
                rules: judged.rules,
                words,
                by: judged.by === 'test' ? 'test' : 'mark',
                evidence,
              },
            ]
      })
    })
}

/** Of a test, of which nobody marked what else could be said, so many. */
const mostOfTest = 2

const [mostTopics, leastShare] = [4, 0.04]

/** By the id of each answer: the questions that its lines ask, as a share of them. */
export function topicsOfAnswers(
  areas: ReadonlyMap<string, Pick<ParticularAnswers, 'answers'>>,
  { questionCues: { classifier, plainly } }: Vocabulary,
): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const rows = [...areas.values()].flatMap(({ answers }) =>
    answers.map(({ id, asks }) => {
      const sums = new Map<string, number>()
      for (const text of asks)
        for (const [topic, share] of likelyTopics(classifier, plainly(text)))
          sums.set(topic, (sums.get(topic) ?? 0) + share / asks.length)
      const most = [...sums].filter(([, share]) => share >= leastShare).toSorted(([, one], [, other]) => other - one)
      return [
        id,
        Object.fromEntries(most.slice(0, mostTopics).map(([topic, share]) => [topic, rounded(share)])),
      ] as const
    }),
  )
  return Object.fromEntries(rows)
}
const rounded = (value: number): number => Math.round(value * 100) / 100
