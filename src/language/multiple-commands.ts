/** Several questions side by side: each a command, or what changes in the first ("… qlora"). */
import { readReply } from './replies/reply.ts'
import { parseCommand } from './command.ts'
import { type GivenData, presetOfData } from './given-data.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { quoted } from '../scenario/format-values.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'

export const minCompared = 2
export const maxCompared = 4

/** Two to four scenarios, or what is wrong with the first text that is none. `today` is an ISO date; `data` stands beside each command. */
export function parseCommands(
  texts: readonly string[],
  vocabulary: Vocabulary,
  today: string,
  data?: GivenData,
): { readonly scenarios: readonly Scenario[] } | { readonly problem: Problem } {
  if (texts.length < minCompared || texts.length > maxCompared) return { problem: wrongCount(texts.length) }
  const parsed = parseInOrder(texts, vocabulary, today, data)
  if (!('problem' in parsed) || data !== undefined) return parsed
  // "8x A100 vs 8x H100 for 32b full, 1B tokens": the job stands behind the last of them.
  const last = parseInOrder(texts.toReversed(), vocabulary, today)
  return 'problem' in last ? parsed : { scenarios: last.scenarios.toReversed() }
}

function parseInOrder(
  texts: readonly string[],
  vocabulary: Vocabulary,
  today: string,
  data?: GivenData,
): ReturnType<typeof parseCommands> {
  const scenarios: Scenario[] = []
  for (const text of texts) {
    const result = parseOne(text, scenarios[0] ?? null, vocabulary, today, data)
    if ('problem' in result)
      return { problem: { ...result.problem, message: `${quoted(text)}: ${result.problem.message}` } }
    scenarios.push(result.scenario)
  }
  return { scenarios }
}

function parseOne(
  text: string,
  first: Scenario | null,
  vocabulary: Vocabulary,
  today: string,
  data: GivenData | undefined,
): { readonly scenario: Scenario } | { readonly problem: Problem } {
  const rest = /^\s*(?:…|\.{2,})\s*(.*)$/su.exec(text)?.[1]
  if (first === null || rest === undefined) {
    const result = parseCommand(text, vocabulary, today, presetOfData(text, data))
    // "qlora" beside a whole question changes that one.
    const isPart =
      'problem' in result && (result.problem.kind === 'missing-model' || result.problem.kind === 'missing-data')
    if (first === null || !isPart) return result
  }
  const reply = readReply(first, rest ?? text, vocabulary, today, { isAddressed: true })
  if (reply.kind === 'amended') return reply
  if (reply.kind === 'problem') return reply
  return { problem: notAChange(rest ?? text) }
}

const notAChange = (text: string): Problem => ({
  kind: 'unknown',
  message: `${quoted(text)} changes nothing in the first question.`,
  terms: [text],
  suggestions: ['… qlora', '… on 8 h100', '8b 100M tokens'],
})

const wrongCount = (count: number): Problem => ({
  kind: 'bad-value',
  message: `Two to four questions are compared, each in quotes; here ${count === 1 ? 'is one' : `are ${count}`}.`,
  terms: [],
  suggestions: ['"70b 2B tokens" "… qlora" "… on 8 h100"'],
})
