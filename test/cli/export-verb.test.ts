/** `gpucost export` in a terminal. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { exportTargets } from '../../src/catalog/export-target.ts'
import { gpucost } from './run-gpucost.ts'

const { cli } = sharedApp()
const folder = mkdtempSync(join(tmpdir(), 'gpucost-'))
afterAll(() => rmSync(folder, { recursive: true }))
const run = (...args: string[]) => gpucost(args, '', cli)

test('files are printed, listed as JSON, or written into a folder', async () => {
  const words = ['export', 'llama 3.1 8b lora 50M tokens on 2 h100', '--as', 'axolotl']
  const printed = await run(...words)
  expect(printed.status).toBe(0)
  expect(printed.output).toMatch(/^==> llama-3-1-8b-lora\.yaml\n# Axolotl, written by gpucost for: /)
  const { files } = JSON.parse((await run(...words, '--json')).output)
  const written = await run(...words, '--out', join(folder, 'new', 'run'))
  expect(written.output).toContain('Written to')
  expect(readdirSync(join(folder, 'new', 'run')).toSorted()).toEqual(
    files.map(({ name }: { readonly name: string }) => name).toSorted(),
  )
  expect(readFileSync(join(folder, 'new', 'run', files[0].name), 'utf8')).toBe(files[0].content)
})

test('a tool that nobody knows, or none, is answered with those that there are', async () => {
  for (const args of [['--as', 'notepad'], []]) {
    const { status, errors } = await run('export', '8b 50M tokens', ...args)
    expect(status).toBe(2)
    for (const target of exportTargets) expect(errors).toContain(target)
  }
})

test('what a tool cannot do is named with one that can', async () => {
  const { status, errors } = await run('export', 'llama 3.1 8b lora 50M tokens with axolotl', '--as', 'torchtitan')
  expect(status).toBe(2)
  expect(errors).toMatch(/torchtitan cannot train adapters.*axolotl can run this job/s)
})

test('the plan is that of the tool’s own software', async () => {
  const { output } = await run('export', 'llama 3.1 8b lora 50M tokens on 1 h100', '--as', 'unsloth')
  const { output: asked } = await run('ask', 'llama 3.1 8b lora 50M tokens on 1 h100 with unsloth', '--json')
  const { microBatch, accumulation } = JSON.parse(asked).recommendation.best
  expect(output).toContain(`"per_device_train_batch_size": ${microBatch},`)
  expect(output).toContain(`"gradient_accumulation_steps": ${accumulation},`)
})

test('a launcher starts the first trainer that can run the job where nobody chose one, and says so', async () => {
  const { status, output } = await run('export', 'llama 3.1 8b reward lora 20k pairs x 800 tokens', '--as', 'skypilot')
  expect(status).toBe(0)
  expect(output).toMatch(/cannot .*Planned anew for Axolotl\.\n\n==> task\.yaml\n[^]*reward_model: true/)
  const asked = 'llama 3.1 8b reward lora 20k pairs x 800 tokens with unsloth'
  expect((await run('export', asked, '--as', 'slurm')).status).toBe(2)
})

test.each([
  ['llama 3.1 8b lora 50M tokens', 'torchtitan'],
  ['llama 3.1 8b lora dpo 20k pairs x 800 tokens', 'nemo'],
  ['mixtral 8x7b full 50M tokens ep 8 on 8 h200', 'axolotl'],
  ['llama 3.1 8b reward lora 20k pairs x 800 tokens with unsloth', 'slurm'],
])('what is suggested instead of %s as %s is answered', async (job, target) => {
  const { status, output } = await run('export', job, '--as', target, '--json')
  expect(status).toBe(2)
  const [suggestion] = JSON.parse(output).problem.suggestions
  const [, text, other] = /^gpucost export "(.+)" --as (\S+)$/.exec(suggestion) ?? []
  expect((await run('export', text ?? '', '--as', other ?? '', '--json')).status).toBe(0)
})

test('a plan without a price has no files, and does not say that it has', async () => {
  const { status, output } = await run('export', 'llama 3.1 8b lora 50M tokens on 1 h800', '--as', 'axolotl', '--json')
  expect(status).toBe(2)
  expect(JSON.parse(output).problem.message).toContain('no price of 1 × H800')
})
