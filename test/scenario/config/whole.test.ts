/** Configurations with all that is read of them and said: whole files, and one line at a time (golden/config-lines.txt). */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readConfig } from '../../../src/scenario/config/read-config.ts'
import { today, vocabulary } from '../language.ts'
import { keptIn, saidOf } from '../said.ts'
import * as files from './files.ts'

const lines = readFileSync(new URL('../golden/config-lines.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
const keep = keptIn('configs-said.jsonl')

function whole(text: string, words: string): object {
  const read = readConfig([text], words, vocabulary, today)
  return { ...saidOf(read), config: read.config }
}

test.each(
  Object.entries(files).flatMap(([name, text]) =>
    ['', '100M tokens', '8 gpus', '10M tokens 8-bit', '10M tokens full', 'lora rank 64 seq 4k', '4 nodes, batch 1'].map(
      (words) => [name, words, text],
    ),
  ),
)('%s, with the words “%s”', (name = '', words = '', text = '') => {
  const [kept, shown] = keep(`${name} / ${words}`, whole(text, words))
  expect(shown).toEqual(kept)
})

test.each(lines)('%s', (line) => {
  const base = line.startsWith('model') || line.includes('_component_') ? '' : 'base_model: meta-llama/Llama-3.1-8B\n'
  const [kept, shown] = keep(line, whole(`${base}num_epochs: 1\n${line}\n`, '100M tokens'))
  expect(shown).toEqual(kept)
})
