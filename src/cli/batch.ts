/** JSON lines in, one JSON line out for each, in order. A line that cannot be read does not end the batch. */
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { once } from 'node:events'
import * as z from 'zod'
import type { VerbOptions } from './verb-options.ts'
import { type VerbInput, printProblem, type Verb } from './verb.ts'

type OutputLine = Readonly<Record<string, unknown>>

/** `addressed`: the turn mentions the app, or replies to what it asked. */
const turnSchema = z.object({ text: z.string(), addressed: z.boolean().default(false) })
const textSchema = z.object({ text: z.string(), turns: z.array(z.union([z.string(), turnSchema])).default([]) })
const rowSchema = z.record(z.string(), z.unknown())

/** Returns the exit status: 0 when every line was answered, be it by a problem; 1 when one met a fault of ours. */
export async function runBatch(
  verb: Verb,
  today: string,
  options: VerbOptions,
  input: Readable,
  output: Writable,
): Promise<0 | 1> {
  let status: 0 | 1 = 0
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1
    if (line.trim() === '') continue
    const answer = await answerLine(verb, today, options, line, number)
    if ('fault' in answer) status = 1
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain')
  }
  return status
}

async function answerLine(
  verb: Verb,
  today: string,
  options: VerbOptions,
  line: string,
  number: number,
): Promise<OutputLine> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return lineProblem(`Line ${number} is not JSON.`, line, verb)
  }
  const id = typeof value === 'object' && value !== null && 'id' in value ? { id: value.id } : {}
  const parsed = readInput(value, verb, options)
  if (parsed === undefined)
    return { ...id, ...lineProblem(`Line ${number} lacks what ${inputName(verb)} needs.`, line, verb) }
  try {
    return { ...id, ...(await verb.run(parsed, today)).json, ...id }
  } catch (error) {
    return { ...id, fault: { message: error instanceof Error ? error.message : String(error), line: number } }
  }
}

function readInput(value: unknown, verb: Verb, options: VerbOptions): VerbInput | undefined {
  const common = { options, configs: [] }
  if (verb.takes === 'rows') {
    const parsed = rowSchema.safeParse(value)
    return parsed.success ? { ...common, text: '', turns: [], row: parsed.data } : undefined
  }
  const parsed = textSchema.safeParse(value)
  if (!parsed.success) return undefined
  const turns = parsed.data.turns.map((turn) => (typeof turn === 'string' ? { text: turn, addressed: false } : turn))
  const addressed = new Set(turns.flatMap((turn, index) => (turn.addressed ? [index] : [])))
  return { ...common, text: parsed.data.text, turns: turns.map(({ text }) => text), addressed, row: undefined }
}

function lineProblem(message: string, line: string, verb: Verb): OutputLine {
  const example = lineExamples[verb.takes]
  return printProblem({
    kind: 'bad-value',
    message: `${message} Each line is an object like ${example}`,
    terms: [line.slice(0, 80)],
    suggestions: [example],
  }).json
}

const lineExamples = {
  nothing: '{"id": 1, "text": ""}',
  text: '{"id": 1, "text": "70b 2B tokens"}',
  turns: '{"id": 1, "text": "70b 2B tokens", "turns": ["4-bit?"]}',
  rows: '{"id": 1, "model": {…}, "method": "lora", "gpu": "h100-sxm", …}',
}

const inputName = (verb: Verb) => (verb.takes === 'rows' ? 'a run' : 'the question')
