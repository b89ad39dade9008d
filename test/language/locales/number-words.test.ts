/** Numbers in words and mixed numerals of nine languages, their values worked out by hand, with other numbers beside them. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { localRequest } from '../../../src/language/locales/local-request.ts'
import { readMessage } from '../../../src/language/message.ts'
import { vocabulary } from '../fixtures.ts'

const today = '2026-11-29'

type Forms = {
  readonly command: string
  readonly sentence: string
  readonly before: string
  readonly epochs: string
  /** Null where the words say no certain number. */
  readonly numbers: Readonly<Record<string, number | null>>
}
const languages = JSON.parse(readFileSync(new URL('number-words.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Forms>
>

const frames = [
  { frame: 'command', passes: 1, loraRank: null, gpuCount: null },
  { frame: 'sentence', passes: 1, loraRank: 8, gpuCount: 2 },
  { frame: 'before', passes: 1, loraRank: 8, gpuCount: 2 },
  { frame: 'epochs', passes: 3, loraRank: 16, gpuCount: 4 },
] as const

describe.each(Object.entries(languages))('a number in %s', (_, forms) => {
  test.each(frames)('is read in a $frame', ({ frame, passes, loraRank, gpuCount }) => {
    const read = frame === 'sentence' ? readMessage : parseCommand
    const values = Object.entries(forms.numbers).filter(([, value]) => value !== null)
    const readings = values.map(([words]) => {
      const result = read(forms[frame].replace('{n}', words), vocabulary, today)
      const spec = 'scenario' in result ? result.scenario.spec : null
      return [words, spec?.tokens, spec?.loraRank, spec?.gpuCount]
    })
    expect(readings).toEqual(values.map(([words, value]) => [words, (value ?? 0) * passes, loraRank, gpuCount]))
  })
})

test.each([
  ['8b zwischen zwanzig und dreißig Millionen Token', 'between 20000000 and 30000000'],
  ['8b entre 20 mil e 200 mil tokens', 'between 20000 and 200000'],
  ['8b entre trezentos e quatrocentos mil tokens', 'between 300000 and 400000'],
  ['um milhão de tokens e duas H100', '1000000 tokens and 2 H100'],
  ['8b 10 millones 3 épocas', '10000000 3 epochs'],
  ['8B auf zwei 3090 hundert Millionen Token', '2 3090 100000000 tokens'],
  ['8b 1亿token 3轮', '100000000 tokens 3 epochs'],
  ['8b 1万5000件 512トークン', '15000 examples 512 tokens'],
  ['8b 3万5条数据', '35000 examples'],
  ['8b 1亿token，两个半小时', '2.5 hours'],
  ['8b 1亿token，跑2个半小时', '2.5 hours'],
  ['drie en een half uur op 2 H100', '3.5 hours'],
])('%s keeps its numbers apart', (text, english) => {
  expect(localRequest(text, vocabulary, true)?.english).toContain(english)
})
