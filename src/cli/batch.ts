/** JSON lines in, one JSON line out for each, in order. A line that cannot be read does not end the batch. */
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { once } from 'node:events'
import * as z from 'zod'
import type { Settings } from './settings.ts'
import { type Input, printProblem, type Verb } from './verb.ts'

type Line = Readonly<Record<string, unknown>>

const texts = z.object({ text: z.string(), turns: z.array(z.string()).default([]) })
const rows = z.record(z.string(), z.unknown())

/** Returns the exit status: 0 when every line was answered, be it by a problem; 1 when one met a fault of ours. */
export async function runBatch(
  verb: Verb,
  today: string,
  settings: Settings,
  input: Readable,
  output: Writable,
): Promise<0 | 1> {
  let status: 0 | 1 = 0
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1
    if (line.trim() === '') continue
    const answer = await answerLine(verb, today, settings, line, number)
    if ('fault' in answer) status = 1
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain')
  }
  return status
}

async function answerLine(verb: Verb, today: string, settings: Settings, line: string, number: number): Promise<Line> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return brokenLine(`Line ${number} is not JSON.`, line, verb)
  }
  const id = typeof value === 'object' && value !== null && 'id' in value ? { id: value.id } : {}
  const read = inputOf(value, verb, settings)
  if (read === undefined)
    return { ...id, ...brokenLine(`Line ${number} lacks what ${nameOf(verb)} needs.`, line, verb) }
  try {
    return { ...id, ...(await verb.run(read, today)).json, ...id }
  } catch (error) {
    return { ...id, fault: { message: error instanceof Error ? error.message : String(error), line: number } }
  }
}

function inputOf(value: unknown, verb: Verb, settings: Settings): Input | undefined {
  const plain = { settings, configs: [] }
  if (verb.takes === 'rows') {
    const read = rows.safeParse(value)
    return read.success ? { ...plain, text: '', turns: [], row: read.data } : undefined
  }
  const read = texts.safeParse(value)
  return read.success ? { ...plain, ...read.data, row: undefined } : undefined
}

function brokenLine(message: string, line: string, verb: Verb): Line {
  const form = forms[verb.takes]
  return printProblem({
    kind: 'bad-value',
    message: `${message} Each line is an object like ${form}`,
    terms: [line.slice(0, 80)],
    suggestions: [form],
  }).json
}

const forms = {
  nothing: '{"id": 1, "text": ""}',
  text: '{"id": 1, "text": "70b 2B tokens"}',
  turns: '{"id": 1, "text": "70b 2B tokens", "turns": ["4-bit?"]}',
  rows: '{"id": 1, "model": {…}, "method": "lora", "gpu": "h100-sxm", …}',
}

const nameOf = (verb: Verb) => (verb.takes === 'rows' ? 'a run' : 'the question')
