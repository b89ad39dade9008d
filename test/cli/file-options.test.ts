/** Configurations in, tables and pictures out, claims and comparisons: the command over the project's own data. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { afterAll, expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { axolotl, trl, accelerate } from '../language/config/trainer-configs.ts'
import { gpucost } from './run-gpucost.ts'

const { cli } = sharedApp()
const folder = mkdtempSync(join(tmpdir(), 'gpucost-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const run = (args: readonly string[], input = '') => gpucost(args, input, cli)
const json = async (...args: string[]) => JSON.parse((await run([...args, '--json'])).output)

test('an option that count does not take is refused, and not read as the words of a job', async () => {
  const { problem } = await json('count', file('rows.jsonl', '{"text":"a"}\n'), '--model', 'llama 3.1 8b')
  expect(problem.message).toContain('gpucost count takes no --model')
})

test('a configuration is read and answered, with words beside it; two files make one run', async () => {
  const config = file('axolotl.yml', axolotl)
  expect(await json('read', '--config', config, '100M tokens')).toMatchObject({
    spec: { model: 'llama-3.1-8b', weights: 'int8', tokens: 300e6 },
    config: { framework: 'axolotl', unknown: ['our_own_switch'] },
  })
  expect(await json('ask', '--config', config, '10M tokens', 'on', '2', 'a100')).toMatchObject({
    spec: { model: 'llama-3.1-8b', gpuCount: 2, batch: 2 },
    recommendation: { best: { gpuCount: 2, stack: 'axolotl', microBatch: 2 } },
  })
  const both = await json(
    'read',
    `--config=${file('trl.yml', trl)}`,
    '--config',
    file('fsdp.yml', accelerate),
    '10M tokens',
  )
  expect(both).toMatchObject({ spec: { model: 'mixtral-8x22b', gpuCount: 16, offload: 'params' } })
  const missing = await run(['read', '--config', config])
  expect(missing.status).toBe(2)
  expect(missing.errors).toMatch(
    /does not say how much data there is.*\n {2}try: NousResearch\/Meta-Llama-3\.1-8B, adamw-8bit, lora, 8-bit/,
  )
  const pasted = await json('read', `What would this cost? 50M tokens\n\`\`\`\n${axolotl}\n\`\`\``)
  expect(pasted).toMatchObject({ spec: { tokens: 150e6 }, config: { framework: 'axolotl' } })
})

test('--csv: every option with every figure; nothing a spreadsheet would run', async () => {
  const { output, status } = await run(['ask', '70b 2B tokens', '--csv'])
  expect(status).toBe(0)
  const rows: Record<string, string>[] = parseCsv(output, { columns: true })
  const { recommendation } = await json('ask', '70b 2B tokens')
  expect(rows.length).toBe(recommendation.options.length)
  const best = rows.find(({ standing }) => standing?.includes('best'))
  expect(Number(best?.['usd_total_p50'])).toBeCloseTo(recommendation.best.allInUsd.p50, 1)
  expect(Number(best?.['peak_memory_gib_per_gpu_p95'])).toBeCloseTo(recommendation.best.peakMemoryGiB.p95, 2)
  expect(best).toMatchObject({ gpu: recommendation.best.gpu, price_as_of: recommendation.best.priceAsOf })
  const path = join(folder, 'options.csv')
  expect(await run(['ask', '70b 2B tokens', '--csv', '--out', path])).toMatchObject({ output: `Written to ${path}.\n` })
  expect(readFileSync(path, 'utf8').trimEnd()).toBe(output.trimEnd())
})

test('--explain: the answer, then every figure of it', async () => {
  const { output } = await run(['ask', '8b 100M tokens on 1 h100', '--explain'])
  expect(output).toMatch(/in total\n[\s\S]*Next [\s\S]*= tokens/)
  const { receipt, recommendation } = await json('ask', '8b 100M tokens on 1 h100', '--explain')
  const alone = await json('receipt', '8b 100M tokens on 1 h100')
  expect(receipt).toEqual(alone.receipt)
  expect(recommendation.best.gpuCount).toBe(1)
})

test('check: a verdict, its findings, and ours', async () => {
  const claim = '70b on one H100: 1,800 tok/s on 2B tokens is 5.1 hours, $13.72'
  expect(await json('check', claim)).toMatchObject({
    verdict: 'off',
    findings: expect.arrayContaining([
      expect.objectContaining({ about: 'hours', verdict: 'off', claimed: '5.1 hours' }),
    ]),
    ours: { isSameRun: true, option: { gpuCount: 1 } },
  })
  const { output, status } = await run(['check', claim])
  expect([status, output.split('\n')[0]]).toEqual([0, 'Off: the hours and dollars, 61 times too small'])
  expect(output).toContain('✗ Hours: “5.1 hours” is off')
  expect(await run(['check', 'good morning'])).toMatchObject({ status: 2, output: '' })
  const lines = (await run(['check', '--batch'], `{"id":1,"text":"${claim}"}\n{"id":2,"text":"hi"}\n`)).output
    .trim()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { id: 1, verdict: 'off' },
    { id: 2, problem: { kind: 'nothing' } },
  ])
})

test('compare: a column a plan, quality, what was chosen for each', async () => {
  const { plans, verdict } = await json('compare', '70b 2B tokens', '… qlora', '... on 8 h100', '8b 2B tokens')
  expect(plans).toMatchObject([
    { text: '70b 2B tokens', spec: { method: null }, quality: 'nothing lost to quantization' },
    { text: '… qlora', spec: { method: 'qlora' }, quality: expect.stringMatching(/^4-bit: \+.* % perplexity/) },
    { text: '... on 8 h100', spec: { gpuCount: 8 }, option: { gpuCount: 8 } },
    { text: '8b 2B tokens', spec: { params: 8e9 } },
  ])
  expect(verdict).toMatch(/^Cheapest: 8b 2B tokens, \$/)
  const { output } = await run(['compare', '70b 2B tokens', '… qlora', '… on one 4090'])
  expect(output).toMatch(/\nTime {6}/)
  expect(output).toMatch(/… on one 4090\n {2}No plan: /)
  const wrong = ['compare', '70b 2B tokens', '… blorp']
  expect((await run(wrong)).errors).toMatch(/^“… blorp”: /)
  expect((await run(['compare', '70b 2B tokens'])).errors).toMatch(/^Two to four questions are compared/)
  expect((await run(['compare', ...Array.from({ length: 5 }, () => '70b 2B tokens')])).errors).toMatch(/here are 5\./)
  expect(await json('compare', '70b 2B tokens', 'qlora')).toMatchObject({ plans: [{}, { spec: { method: 'qlora' } }] })
})

test('chart: a picture beside its words', { timeout: 40_000 }, async () => {
  const path = join(folder, 'frontier.png')
  const { output } = await run(['chart', '70b 2B tokens', '--out', path])
  expect(output).toMatch(/^A 70B model on 2B tokens: cost against time\.\n[\s\S]*Best.*: .*\n[\s\S]*Written to /)
  expect(readFileSync(path).subarray(1, 4).toString()).toBe('PNG')
  expect((await run(['chart', '70b 2B tokens'])).errors).toMatch(/say where to write it, with --out/)
})

test.each([
  [['parse', '70b 2B tokens', '--csv'], 'gpucost parse takes no --csv; gpucost ask does.'],
  [
    ['check', 'x', '--config', 'y'],
    'gpucost check takes no --config; gpucost ask, gpucost read and gpucost export do.',
  ],
  [['ask', '70b', '--config'], '--config takes the name of a file.'],
  [
    ['ask', '--config', '/no/such/file.yml', '1M tokens'],
    '/no/such/file.yml cannot be read: there is no such file or folder.',
  ],
  [['ask', '70b 2B tokens', '--csv', '--out', '/no/such/folder/x.csv'], '/no/such/folder/x.csv cannot be written:'],
  [['chart', '--batch', '--out', 'x.png'], '--out is for one question, not for --batch.'],
  [['chart', '--batch'], 'gpucost chart answers one question at a time.'],
  [['read', '--config', '/'], '/ cannot be read: it is a folder.'],
])('%j is refused in a sentence', async (args, sentence) => {
  const { status, errors, output } = await run(args)
  expect([status, output]).toEqual([2, ''])
  expect(errors).toContain(sentence)
})
