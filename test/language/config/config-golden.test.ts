/** Configurations with all that is read of them: whole files, and one line at a time (golden/config-lines.txt). */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readConfig, scenarioOfConfig } from '../../../src/language/config/trainer-config.ts'
import { today, vocabulary } from '../fixtures.ts'
import { snapshotFile, resultSnapshot } from '../snapshots.ts'
import * as files from './trainer-configs.ts'

const lines = readFileSync(new URL('../golden/config-lines.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
const snapshot = snapshotFile('configs-said.jsonl')

function configSnapshot(text: string, words: string): object {
  const result = scenarioOfConfig(readConfig([text], words, vocabulary, today))
  const { framework, understood, notEstimated, unknown } = result.config
  const keys = (entries: readonly { readonly key: string }[]) => entries.map(({ key }) => key)
  return {
    ...resultSnapshot(result),
    config: { framework, understood: keys(understood), notEstimated: keys(notEstimated), unknown },
  }
}

test.each(
  Object.entries(files).flatMap(([name, text]) =>
    ['', '100M tokens', '8 gpus', '10M tokens 8-bit', '10M tokens full', 'lora rank 64 seq 4k', '4 nodes, batch 1'].map(
      (words) => [name, words, text],
    ),
  ),
)('%s, with the words “%s”', (name = '', words = '', text = '') => {
  const [expected, actual] = snapshot(`${name} / ${words}`, configSnapshot(text, words))
  expect(actual).toEqual(expected)
})

test.each(lines)('%s', (line) => {
  const base = line.startsWith('model') || line.includes('_component_') ? '' : 'base_model: meta-llama/Llama-3.1-8B\n'
  const [expected, actual] = snapshot(line, configSnapshot(`${base}num_epochs: 1\n${line}\n`, '100M tokens'))
  expect(actual).toEqual(expected)
})
