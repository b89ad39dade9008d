/** What a control asks as data does what its words do when they are typed, and what older messages carry is understood. */
import { describe, expect, test } from 'vitest'
import { limitOf } from 'local-slack/block-kit/limits'
import { sharedApp } from '../shared-app.ts'
import type { Interpretation } from '../../src/conversation/interpretation.ts'
import type { ConversationRequest } from '../../src/conversation/request.ts'
import { newThread } from '../../src/conversation/thread-state.ts'
import { readReply } from '../../src/language/replies/reply.ts'
import { answerControls } from '../../src/presentation/content/answer-controls.ts'
import { type ControlAction, controlActionIn } from '../../src/presentation/content/control-action.ts'
import type { MessageControl } from '../../src/presentation/content/message-content.ts'
import { changePhrase } from '../../src/scenario/field-phrases.ts'
import { applyChange, askedChange, type FieldValues } from '../../src/scenario/scenario-change.ts'
import { noRules } from '../../src/team/team-rules.ts'
import { catalog, scenarioOf, today, vocabulary } from '../language/fixtures.ts'
import { names, option, seventyB } from '../presentation/sample-answers.ts'

const commands = [
  '70b 2B tokens',
  'llama 3.1 8b 100M tokens qlora rank 32 on a 4090',
  '8b 100M tokens full bf16 on 8 h100s on 2 nodes',
  '8b 100M tokens lora 8-bit not on a100 or h200',
  '13b 20k examples x 600 tokens x 3 epochs full fp32 not on h100',
  '70b 500M tokens 4-bit spot at lambda under $5000 cheapest',
  'llama 3.1 8b dpo 10k pairs x 800 tokens dora',
  'mixtral 8x7b 1B tokens lora attention only reserved within 36h fastest',
  '8b 5B tokens pretrain',
]

/** What the controls of older versions carry, which messages hold that are pressed today. */
const olderWords: readonly (readonly [FieldValues, string])[] = [
  [{ weights: 'nf4' }, '4-bit'],
  [{ weights: 'int8' }, '8-bit'],
  [{ weights: 'bf16' }, 'bf16'],
  [{ method: 'lora' }, 'lora'],
  [{ method: 'qlora' }, 'qlora'],
  [{ method: 'full' }, 'full'],
  [{ objective: 'cheapest' }, 'cheapest'],
  [{ objective: 'fastest' }, 'fastest'],
  [{ pricing: 'spot' }, 'spot'],
  [{ pricing: 'on_demand' }, 'on demand'],
  [{ gpus: null, gpuCount: null, nodes: null, excludedGpus: null }, 'any gpu'],
  ...[...catalog.gpus.keys()].map((id) => [{ gpus: [id] }, `on ${id}`] satisfies [FieldValues, string]),
]

const engine = sharedApp().engine()
const context = { today, rules: noRules, teamMeasurements: [] }
const interpret = (request: ConversationRequest): Interpretation => engine.interpret(request, context)

/** What a change is told by: the scenario that holds then, or the problem. */
function resultOf(interpretation: Interpretation): unknown {
  if (interpretation.kind === 'problem') return { problem: interpretation.problem.kind }
  if (interpretation.kind !== 'revision') throw new Error(`no change: ${interpretation.kind}`)
  const { spec, setBy, corpus, notes } = interpretation.revision.scenario
  return { spec, setBy, corpus, notes }
}

describe.each(commands)('%s', (command) => {
  const thread = newThread(scenarioOf(command))

  test('a change does what its words did', () => {
    for (const [set, words] of olderWords) {
      const action: ControlAction = { kind: 'change', change: askedChange(set) }
      const pressed = resultOf(interpret({ kind: 'action', action, thread }))
      const typed = resultOf(interpret({ kind: 'reply', text: words, isAddressed: true, thread }))
      expect({ words, ...Object(pressed) }).toEqual({ words, ...Object(typed) })
    }
  })

  test('what a change is called parses to the change', () => {
    for (const [set] of olderWords) {
      const change = askedChange(set)
      const applied = applyChange(scenarioOf(command), change)
      const read = readReply(scenarioOf(command), changePhrase(change), vocabulary, today, { isAddressed: true })
      expect('scenario' in read && read.scenario.spec).toEqual('scenario' in applied && applied.scenario.spec)
    }
  })
})

const { scenario, recommendation } = seventyB()
const everyGpu = [...catalog.gpus.keys()].map((gpu) => option(2e9, 3000, { gpu }))
const controls: readonly MessageControl[] = (['on_demand', 'spot'] as const).flatMap((pricing) => {
  const answer = { ...recommendation, best: { ...recommendation.best, pricing }, options: everyGpu }
  return answerControls(scenario, answer, names).flatMap((block) => (block.kind === 'controls' ? block.controls : []))
})
const actions = controls.flatMap((control) =>
  control.kind === 'select'
    ? control.options.map(({ value }) => ({ value, most: limitOf('option.value') }))
    : typeof control.value === 'string' || 'spec' in control.value
      ? []
      : [{ value: control.value, most: limitOf('button.value') }],
)

test('every control carries an action that Slack takes and that is read back as it was', () => {
  expect(actions.length).toBeGreaterThan(40)
  for (const { value, most } of actions) {
    const text = JSON.stringify(value)
    expect(text.length).toBeLessThanOrEqual(most)
    expect(controlActionIn(text)).toEqual(value)
  }
})

test('every change under an answer is one whose words are known', () => {
  const known = new Set(olderWords.map(([set]) => JSON.stringify(set)))
  const made = actions.flatMap(({ value }) => (value.kind === 'change' ? [JSON.stringify(value.change.set)] : []))
  expect(made.filter((set) => !known.has(set))).toEqual([])
})

test('questions, files, comparisons and prices are asked as their words ask them', () => {
  const thread = newThread(scenario)
  const pairs: readonly (readonly [ControlAction, string])[] = [
    [{ kind: 'question', topic: 'which-precision' }, 'which precision?'],
    [{ kind: 'question', topic: 'which-method' }, 'which method?'],
    [{ kind: 'question', topic: 'which-batch' }, 'what batch size?'],
    [{ kind: 'question', topic: 'how-much-data' }, 'how much data do we need?'],
    [{ kind: 'question', topic: 'bigger-gpu' }, 'is a bigger GPU worth it?'],
    [{ kind: 'question', topic: 'economics' }, 'cost per thousand steps?'],
    [{ kind: 'question', topic: 'measure' }, 'how do I measure this?'],
    [{ kind: 'file', format: 'chart' }, 'chart'],
    [{ kind: 'file', format: 'csv' }, 'csv'],
    [{ kind: 'file', format: 'json' }, 'json'],
    [{ kind: 'run-files', tool: null }, 'get files'],
    [{ kind: 'run-files', tool: 'slurm' }, 'slurm script'],
    [{ kind: 'todays-prices' }, "today's prices"],
    [
      { kind: 'compare', sets: [{ method: 'lora' }, { method: 'qlora' }, { method: 'full' }] },
      'compare lora, qlora and full',
    ],
  ]
  for (const [action, text] of pairs) {
    // How it is put, "which" or "what", and what it brings along is told by words alone.
    const read = interpret({ kind: 'reply', text, isAddressed: true, thread })
    if (read.kind === 'question') {
      const said = read.question as { contrast?: unknown; args?: unknown }
      delete said.contrast
      delete said.args
    }
    expect(interpret({ kind: 'action', action, thread })).toEqual(read)
  }
})

test.each([
  '4-bit',
  '',
  '{',
  '{"kind":"change"}',
  '{"kind":"change","change":{"set":{"tokens":"many"},"by":"asked"}}',
  '[]',
])('the value %j is no action', (value) => expect(controlActionIn(value)).toBeNull())
