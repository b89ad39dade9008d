/** Several questions side by side: each a command, or what changes in the first ("… qlora"). */
import { amend } from './amend.ts'
import { parse } from './parse.ts'
import type { Problem } from './problem.ts'
import type { Scenario } from './spec.ts'
import { quoted } from './spell.ts'
import type { Vocabulary } from './vocabulary.ts'

export const fewestCompared = 2
export const mostCompared = 4

/** Two to four scenarios, or what is wrong with the first text that is none. `today` is an ISO date. */
export function readSeveral(
  texts: readonly string[],
  vocabulary: Vocabulary,
  today: string,
): { readonly scenarios: readonly Scenario[] } | { readonly problem: Problem } {
  if (texts.length < fewestCompared || texts.length > mostCompared) return { problem: wrongCount(texts.length) }
  const scenarios: Scenario[] = []
  for (const text of texts) {
    const read = readOne(text, scenarios[0] ?? null, vocabulary, today)
    if ('problem' in read) return { problem: { ...read.problem, message: `${quoted(text)}: ${read.problem.message}` } }
    scenarios.push(read.scenario)
  }
  return { scenarios }
}

function readOne(
  text: string,
  first: Scenario | null,
  vocabulary: Vocabulary,
  today: string,
): { readonly scenario: Scenario } | { readonly problem: Problem } {
  const rest = /^\s*(?:…|\.{2,})\s*(.*)$/su.exec(text)?.[1]
  if (first === null || rest === undefined) {
    const read = parse(text, vocabulary, today)
    // "qlora" beside a whole question changes that one.
    const isPart = 'problem' in read && (read.problem.kind === 'missing-model' || read.problem.kind === 'missing-data')
    if (first === null || !isPart) return read
  }
  const turn = amend(first, rest ?? text, vocabulary, today, { addressed: true })
  if (turn.kind === 'amended') return turn
  if (turn.kind === 'problem') return turn
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
