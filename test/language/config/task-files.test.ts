/** Task files of SkyPilot and dstack say which GPUs, where, and whether they may be spot; the job stands beside them. */
import { expect, test } from 'vitest'
import { readConfig, scenarioOfConfig } from '../../../src/language/config/trainer-config.ts'
import { today, vocabulary } from '../fixtures.ts'

function specOf(task: string, words = 'llama 3.1 8b 50M tokens') {
  const read = scenarioOfConfig(readConfig([task], words, vocabulary, today))
  return 'problem' in read ? read.problem : read.scenario.spec
}

const skypilot = `
name: tune
num_nodes: 2
resources:
  infra: aws/us-east-1
  accelerators: A100-80GB:8
  use_spot: true
setup: pip install axolotl
run: axolotl train run.yml
`

const dstack = `
type: task
commands: [axolotl train run.yml]
resources:
  gpu: { name: [H100NVL], count: 2 }
backends: [azure]
spot_policy: on-demand
max_price: 9
`

test('SkyPilot', () => {
  expect(specOf(skypilot)).toMatchObject({ providers: ['aws'], gpuCount: 16, nodes: 2, pricing: 'spot' })
})

test('dstack', () => {
  expect(specOf(dstack)).toMatchObject({ providers: ['azure'], gpus: ['h100-nvl'], gpuCount: 2, pricing: null })
})

test('a cloud that nobody knows, or several, is no wish; words of the person hold', () => {
  expect(specOf(skypilot.replace('aws/us-east-1', 'k8s/ours'))).toMatchObject({ providers: null })
  expect(specOf(dstack.replace('[azure]', '[azure, aws]'))).toMatchObject({ providers: null })
  expect(specOf(skypilot, 'llama 3.1 8b 50M tokens on gcp')).toMatchObject({ providers: ['gcp'] })
})
