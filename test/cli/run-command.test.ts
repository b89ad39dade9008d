import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { gpucost } from './run-gpucost.ts'
import { tinyDependencies } from './tiny-cli-dependencies.ts'

test('words for people: the arguments are one text, laid out for the window', async () => {
  const { status, output, errors } = await gpucost(['ask', '70b', '2B', 'tokens'])
  expect([status, errors]).toEqual([0, ''])
  expect(output).toMatch(
    /^1 × H100 SXM at Lambda: about 23 days, \$1,667 in total, done by Thu, Dec 17 if\n?\s?started today\n/,
  )
  expect(output).toContain('as of 2026-11-24')
  expect(output.split('\n').every((line) => line.length <= 80)).toBe(true)
})

test('--json prints one document on stdout, and --today reaches the prices', async () => {
  const { status, output, errors } = await gpucost(['ask', '70b 2B tokens', '--json', '--today', '2027-01-31'])
  expect([status, errors]).toEqual([0, ''])
  expect(JSON.parse(output)).toMatchObject({
    spec: { params: 70e9, tokens: 2e9 },
    recommendation: { best: { gpu: 'h100-sxm', priceAsOf: '2027-01-31' } },
  })
})

test('a problem is told on stderr with what to type, and as JSON on stdout; its status is 2', async () => {
  expect(await gpucost(['ask', 'blorp'])).toEqual({
    status: 2,
    output: '',
    errors: '"blorp" names no job.\n\n  try: 70b 2B tokens\n',
  })
  const { status, output } = await gpucost(['parse', 'blorp', '--json'])
  expect(status).toBe(2)
  expect(JSON.parse(output)).toMatchObject({ problem: { kind: 'unknown', message: '"blorp" names no job.' } })
})

test('an option that is not the command’s own belongs to the text, in its place', async () => {
  const texts: string[] = []
  const dependencies = {
    ...tinyDependencies,
    parse: (text: string) => {
      texts.push(text)
      return { kind: 'problem', problem: { kind: 'unknown', message: '', terms: [], suggestions: [] } } as const
    },
  }
  await gpucost(['parse', '70b', '--rank', '8', '2B tokens', '--json', '--method=lora', '-x'], '', dependencies)
  await gpucost(['parse', '--', '--json', '70b'], '', dependencies)
  expect(texts).toEqual(['70b --rank 8 2B tokens --method=lora -x', '--json 70b'])
})

test('every verb prints its document', async () => {
  const json = async (...args: string[]) => JSON.parse((await gpucost([...args, '--json'])).output)
  expect(await json('parse', '70b 2B tokens')).toMatchObject({ spec: { tokens: 2e9 } })
  expect(await json('read', 'our 70b on 2B tokens')).toMatchObject({ spec: { tokens: 2e9 } })
  expect(await json('converse', '70b 2B tokens', 'thanks', 'why?', '8b 1B tokens')).toMatchObject({
    turns: [{ spec: { tokens: 2e9 } }, { ignored: true }, { answer: 'Because.' }, { spec: { tokens: 1e9 } }],
  })
  expect(await json('receipt', '70b 2B tokens')).toMatchObject({ receipt: [{ figure: 'hours', value: 555.6 }] })
  const message = JSON.parse((await gpucost(['blocks', '70b 2B tokens'])).output)
  expect(Object.keys(message)).toEqual(['text', 'blocks', 'metadata'])
  const refused = await gpucost(['blocks', 'blorp'])
  expect(refused.status).toBe(2)
  expect(JSON.parse(refused.output)).toMatchObject({ blocks: [{ type: 'section' }], problem: { kind: 'unknown' } })
})

test('words of a receipt, a reading and a conversation', async () => {
  const receipt = (await gpucost(['receipt', '70b 2B tokens'])).output
  expect(receipt).toContain('  hours: 555.6 h  · [1]\n      = tokens ÷ rate ÷ 3600\n')
  expect(receipt).toContain('      = 2,000,000,000 tokens ÷ 1,000 tok/s ÷ 3600\n')
  expect(receipt).toContain('  [1] A tiny book, 2026-11-24, example.org\n')
  expect((await gpucost(['parse', '70b 2B tokens'])).output).toBe('params  70,000,000,000\ntokens  2,000,000,000\n')
  const { status, output } = await gpucost(['converse', '70b 2B tokens', 'thanks', 'why?'])
  expect(status).toBe(0)
  expect(output).toContain('(left alone: nothing here changes the plan)\n\nBecause.')
})

test('help lists every verb; with nobody at the terminal no words are a question for it', async () => {
  const { status, output } = await gpucost(['--help'])
  expect(status).toBe(0)
  for (const verb of ['ask', 'parse', 'read', 'converse', 'blocks', 'predict', 'receipt'])
    expect(output).toContain(`gpucost ${verb} `)
  expect((await gpucost([])).output).toBe(output)
  expect((await gpucost(['help', 'parse'])).output).toContain('gpucost parse — what a slash command')
})

test.each([
  [['aks', '70b'], '"aks" is not a verb of gpucost; did you mean "ask"?'],
  [['frobnicate'], '"frobnicate" is not a verb of gpucost: ask, chat, parse,'],
  [['ask'], 'gpucost ask needs a text, or --batch to read JSON lines.'],
  [['ask', '70b', '--today', '2026-02-30'], '--today takes a date as YYYY-MM-DD; "2026-02-30" is not one.'],
  [['ask', '70b', '--today'], '--today takes a date'],
])('%j is refused in a sentence with what to type', async (args, sentence) => {
  const { status, errors } = await gpucost(args)
  expect(status).toBe(2)
  expect(errors).toContain(sentence)
  expect(errors).toContain('  try: ')
})

test('every verb has help with examples, and an option that one mistyped is named', async () => {
  const { cli } = sharedApp()
  const { output } = await gpucost(['--help'], '', cli)
  const verbs = [...(/Verbs\n(.*?)\n\nExamples/su.exec(output)?.[1] ?? '').matchAll(/^ {2}(\w+) /gmu)].map(
    ([, verb = '']) => verb,
  )
  expect(verbs.length).toBeGreaterThan(12)
  expect(output.split('\n').filter((line) => line.length > 80 && !line.includes('completion zsh'))).toEqual([])
  for (const verb of verbs) {
    const help = (await gpucost([verb, '--help'], '', cli)).output
    expect(help).toMatch(new RegExp(`^gpucost ${verb} — [^]+\\nExamples\\n {2}gpucost ${verb}\\b`, 'u'))
  }
  const { status, errors } = await gpucost(['ask', '70b', '--explian'])
  expect([status, errors]).toEqual([2, expect.stringContaining('did you mean "--explain"?')])
})

test('a fault of ours is status 1, and still one document with --json', async () => {
  const { status, output, errors } = await gpucost(['ask', 'explode', '--json'])
  expect(status).toBe(1)
  expect(JSON.parse(output)).toEqual({ fault: { message: 'could not digest "explode"' } })
  expect(errors).toContain('a fault of ours')
})

test('--version', async () => {
  expect((await gpucost(['--version'])).output).toBe('1.2.3\n')
})
