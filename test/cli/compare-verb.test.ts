/** Configurations side by side, by the names of their files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { compareVerb } from '../../src/cli/compare-verb.ts'
import { type Terminal, withoutColor } from '../../src/presentation/terminal/terminal.ts'

const terminal: Terminal = { width: 100, paint: withoutColor }
const folder = mkdtempSync(join(tmpdir(), 'gpucost-compare-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const config =
  'base_model: meta-llama/Llama-3.1-8B\nadapter: lora\nlora_r: 16\nsequence_len: 4096\nmicro_batch_size: 2\n'
const verb = compareVerb(sharedApp().cli)
const compareAs = async (format: string | null, ...[text = '', ...turns]: readonly string[]) =>
  verb.run(
    {
      text,
      turns,
      row: undefined,
      configs: [],
      options: {
        config: [],
        out: null,
        csv: false,
        as: null,
        format,
        explain: false,
        details: false,
        exact: false,
        check: false,
      },
    },
    '2026-11-24',
  )
const compare = (...texts: readonly string[]) => compareAs(null, ...texts)

test('two configurations are compared under the names of their files; the data that neither has is said', async () => {
  const [before, after] = [file('a.yml', config), file('b.yml', config.replace('lora\n', 'qlora\n'))]
  const { json, text, status } = await compare(before, after)
  expect(status).toBe(0)
  expect(json).toMatchObject({
    plans: [
      { text: before, spec: { method: 'lora', sequenceLength: 4096, tokens: 1e8 } },
      { text: after, spec: { method: 'qlora', sequenceLength: 4096, tokens: 1e8 } },
    ],
    note: expect.stringContaining('100M tokens'),
  })
  expect(text(terminal)).toMatch(/^Assumed, .*: 100M tokens of it, .*\n\nCheapest: .*[ab]\.yml/)
})

test('for a pull request it is Markdown', async () => {
  const { text } = await compareAs('markdown', file('e.yml', config), file('f.yml', config.replace('16', '64')))
  expect(text(terminal)).toMatch(/^\| -+: .*\n\| \$\d.*e\.yml \|/m)
})

test('a file beside a command, and a file that is no configuration', async () => {
  const { json } = await compare(file('c.yml', `${config}num_epochs: 2\n`), '8b lora 100M tokens')
  expect(json).toMatchObject({ plans: [{ spec: { loraRank: 16 } }, { text: '8b lora 100M tokens' }] })
  const broken = await compare(file('d.yml', '[no yaml'), '8b lora 100M tokens')
  expect(broken).toMatchObject({
    status: 2,
    json: { problem: { message: expect.stringMatching(/d\.yml: The configuration/) } },
  })
})
