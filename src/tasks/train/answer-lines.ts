/** How often each answer that the rules choose is given to each question, of the labelled lines of data/training/questions.jsonl. */
import { belowPlan } from './thread-of-plan.ts'
import * as z from 'zod'
import type { AnsweredQuestions } from '../../catalog/answered-questions.ts'
import { parseCommand } from '../../language/command.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import { answerName } from '../../language/replies/answer-name.ts'
import { replyCandidates } from '../../language/replies/reply.ts'
import type { Scenario } from '../../scenario/scenario.ts'

const lineSchema = z.looseObject({
  language: z.string(),
  text: z.string(),
  questions: z.array(z.string()).min(1),
  isSaid: z.literal(true).exactOptional(),
})

/** What was said tells more of what will be said than what was written for a question. */
const weightOfSaid = 2
/** What was given to a line or two of many tells nothing, and is left out. */
const [fewest, leastShare] = [3, 0.02]

const today = '2026-01-05'
/** Plans of several kinds, below which the lines are read in turn. */
const plans = [
  'llama 3.1 8b 100M tokens',
  '70b 2B tokens',
  'qwen2.5 7b qlora 20k examples 3 epochs on a 4090',
  'mistral 7b full fine-tune 300M tokens under $500',
  'mixtral 8x7b lora 80M tokens in 40 hours',
  'qwen2.5 7b dpo 30k pairs',
  'gemma 3 27b lora 50M tokens on 4 h100 spot',
  'pretrain 1.3b on 30B tokens',
]

/** `questions`: JSON lines. Throws where a line is not of its schema, or a plan cannot be read. */
export function answersOfLines(
  questions: string,
  vocabulary: Vocabulary,
): Pick<AnsweredQuestions, 'questions' | 'answers'> & { readonly lines: readonly unknown[] } {
  const scenarios = plans.map((plan) => scenarioOf(plan, vocabulary))
  const lines = questions
    .trim()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)))
    .filter(({ language }) => language === 'en')
  const ofQuestions: LineCounts = new Map()
  const ofAnswers = new Map<string, LineCounts>()
  for (const [place, { text, questions: asked, isSaid = false }] of lines.entries()) {
    const scenario = scenarios[place % scenarios.length]
    if (scenario === undefined) continue
    const weight = isSaid ? weightOfSaid : 1
    const [candidate] = replyCandidates(belowPlan(scenario), text, vocabulary, today, { isByRules: true })
    const name = candidate === undefined ? null : answerName(candidate)
    const answer = name === null ? null : (ofAnswers.get(name) ?? new Map<string, number>())
    if (name !== null && answer !== null) ofAnswers.set(name, answer)
    for (const id of asked) {
      add(ofQuestions, id, weight)
      if (answer !== null) add(answer, id, weight)
    }
  }
  const answers = Object.fromEntries(
    inOrder(ofAnswers).flatMap(([name, counts]) => {
      const kept = inOrder(counts).filter(
        ([id, count]) => count >= fewest || count >= leastShare * (ofQuestions.get(id) ?? 0),
      )
      return kept.length === 0 ? [] : [[name, Object.fromEntries(kept)] as const]
    }),
  )
  return { questions: Object.fromEntries(inOrder(ofQuestions)), answers, lines }
}

type LineCounts = Map<string, number>
const add = (counts: LineCounts, id: string, weight: number): void => {
  counts.set(id, (counts.get(id) ?? 0) + weight)
}
const inOrder = <T>(counts: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1))

function scenarioOf(plan: string, vocabulary: Vocabulary): Scenario {
  const read = parseCommand(plan, vocabulary, today)
  if (!('scenario' in read)) throw new Error(`a plan to train under cannot be read: ${plan}`)
  return read.scenario
}
