/** Conversations that nobody had: what people wrote elsewhere, under plans of others, each out of a seed and its number alone. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from '../../src/once.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { today } from '../language/fixtures.ts'
import { type SeededRandom, seededRandom } from '../seeded-random.ts'
import { sharedApp } from '../shared-app.ts'

export type FuzzThread = {
  readonly start: string
  readonly inputKind: 'command' | 'message'
  readonly replies: readonly { readonly text: string; readonly isAddressed: boolean }[]
}

type Lines = {
  readonly commands: readonly string[]
  readonly messages: readonly string[]
  readonly replies: readonly string[]
}

const rowsOf = (file: string): readonly object[] =>
  readFileSync(join('data/training', file), 'utf8')
    .split('\n')
    .flatMap((line): readonly object[] => (line === '' ? [] : [JSON.parse(line) as object]))

const textsIn = (rows: readonly object[], key: 'text' | 'plan'): readonly string[] =>
  rows.flatMap((row) => {
    const value = (row as Readonly<Record<string, unknown>>)[key]
    return typeof value === 'string' ? [value] : []
  })

/** Read when the first conversation is made: thousands of plans and some twenty thousand replies. */
const linesOf = once((): Lines => {
  const [turns, questions, messages] = ['turns.jsonl', 'questions.jsonl', 'messages.jsonl'].map(rowsOf)
  return {
    commands: [...new Set(textsIn(turns ?? [], 'plan'))],
    messages: textsIn(messages ?? [], 'text'),
    replies: [...textsIn(turns ?? [], 'text'), ...textsIn(questions ?? [], 'text')],
  }
})

const mostReplies = 4

/** A plan, and what is said under it; every fifth reply is two at once, or breaks off. */
export function fuzzThread(seed: number, index: number): FuzzThread {
  const random = seededRandom(Math.imul(seed + 1, 0x9e3779b1) ^ index)
  const isCommand = random.next() < 0.7
  const { commands, messages, replies } = linesOf()
  return {
    start: any(random, isCommand ? commands : messages),
    inputKind: isCommand ? 'command' : 'message',
    replies: Array.from({ length: 1 + random.below(mostReplies) }, () => ({
      text: replyFrom(random, replies),
      isAddressed: random.next() < 0.5,
    })),
  }
}

const any = (random: SeededRandom, texts: readonly string[]): string => texts[random.below(texts.length)] ?? ''

function replyFrom(random: SeededRandom, replies: readonly string[]): string {
  const text = any(random, replies)
  const chance = random.next()
  if (chance < 0.1) return `${text}. ${any(random, replies)}`
  return chance < 0.2 ? text.slice(0, 1 + random.below(text.length)) : text
}

const engine = sharedApp().engine()
const request = { today, rules: noRules, teamMeasurements: [], isInteractive: true }

/** What is said to each text; the fault that one meets, with the texts up to it. */
export function answerThread({ start, inputKind, replies }: FuzzThread): {
  readonly answered: number
  readonly fault?: string
} {
  const said = [start]
  try {
    const first = engine.handle({ kind: 'text', text: start, inputKind }, request)
    let thread = 'thread' in first ? first.thread : undefined
    for (const { text, isAddressed } of replies) {
      if (thread == null) break
      said.push(text)
      const next = engine.handle({ kind: 'reply', text, thread, isAddressed }, request)
      if ('thread' in next && next.thread != null) ({ thread } = next)
    }
    return { answered: said.length }
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error)
    return { answered: said.length, fault: `${JSON.stringify(said)}: ${told}` }
  }
}
