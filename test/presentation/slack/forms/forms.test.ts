/** Forms: what a scenario fills in comes back as the same scenario, and what Slack would not take is never built. */
import { assert, jsonValue, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEstimateForm } from '../../../../src/presentation/slack/forms/estimate-form-submission.ts'
import { formChoices } from '../../../../src/presentation/slack/forms/form-choices.ts'
import { formFields } from '../../../../src/presentation/slack/forms/estimate-form-fields.ts'
import { estimateFormView } from '../../../../src/presentation/slack/forms/estimate-form.ts'
import { settingsFormView } from '../../../../src/presentation/slack/forms/settings-form.ts'
import { readSettingsForm } from '../../../../src/presentation/slack/forms/settings-form-submission.ts'
import {
  type SettingsPartId,
  settingsParts,
  settingsPartsOf,
} from '../../../../src/presentation/slack/forms/settings-parts.ts'
import { readFormState } from '../../../../src/presentation/slack/forms/form-state.ts'
import { validateView } from 'local-slack/block-kit/validator'
import { type Defaults, defaultsSchema } from '../../../../src/scenario/defaults.ts'
import { type Scenario, specSchema } from '../../../../src/scenario/scenario.ts'
import { noDefaults } from '../../../../src/team/team-rules.ts'
import { catalog, scenarioOf, today, vocabulary } from '../../../language/fixtures.ts'
import { arbitrarySpec } from '../../../language/arbitrary-specs.ts'
import { names } from '../../sample-answers.ts'
import { submittedState } from './submitted-form.ts'

const choices = formChoices(catalog, names)
const editForm = (scenario: Scenario | null, shown: { readonly isWhole?: true } = {}) =>
  estimateFormView(
    { kind: 'edit', scenario, privateMetadata: '{}', note: '', destination: { conversation: null }, ...shown },
    choices,
  )
const submitForm = (
  scenario: Scenario,
  changes: Readonly<Record<string, unknown>> = {},
  base: Scenario | null = scenario,
) => readEstimateForm(submittedState(editForm(scenario, { isWhole: true }), changes), base, vocabulary, today)

describe('the form of a question', () => {
  test('has an input for every field of a scenario', () => {
    const shown = new Set(formFields.flatMap(({ sets }) => sets))
    expect([...shown].toSorted()).toEqual(specSchema.keyof().options.toSorted())
  })

  test.each([
    '70b 2B tokens',
    'llama 3.1 8b, 20k examples x 600 tokens x 3 epochs, qlora, rank 32, attention only, seq 4096, batch 2',
    '70b 500M tokens 8-bit on 8 h100 or a100 on 2 nodes not at aws reserved under $2500 within 36h fastest torchtune',
    '70b 2B tokens in frankfurt, data centre only, soc 2 and iso 27001, rented',
    '8b 1B tokens on my own 4090',
    '8b 1B tokens full fp32 offload optimizer no packing checkpointing off spot on runpod community tier balanced',
  ])('%s: sent as it was opened, nothing has changed', (text) => {
    const scenario = scenarioOf(text)
    expect(validateView(editForm(scenario))).toEqual([])
    const short = readEstimateForm(submittedState(editForm(scenario)), scenario, vocabulary, today)
    expect(short).toMatchObject({ changed: [], scenario: { spec: scenario.spec } })
    const read = submitForm(scenario)
    expect(read).toMatchObject({ changed: [], scenario: { spec: scenario.spec, setBy: scenario.setBy } })
    expect('scenario' in read && read.scenario.corpus).toEqual(scenario.corpus)
  })

  test('any scenario that the language can say survives its form', () => {
    assert(
      property(arbitrarySpec, (spec) => {
        const scenario: Scenario = { spec, setBy: { params: 'asked', tokens: 'asked' }, notes: [] }
        expect(validateView(editForm(scenario))).toEqual([])
        expect(submitForm(scenario)).toMatchObject({ scenario: { spec } })
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  test('a field that was changed is asked for; a default that was left is still the channel’s; one that was emptied is overridden', () => {
    const scenario = scenarioOf('70b 2B tokens on lambda under $900')
    const base: Scenario = { ...scenario, setBy: { ...scenario.setBy, providers: 'channel', budgetUsd: 'channel' } }
    const read = submitForm(base, { gpuCount: { value: '8' }, budgetUsd: { value: '' } })
    if ('errors' in read) throw new Error(JSON.stringify(read.errors))
    expect(read.changed).toEqual(['gpuCount', 'budgetUsd'])
    expect(read.scenario.spec).toMatchObject({ gpuCount: 8, budgetUsd: null, providers: ['lambda'] })
    expect(read.scenario.setBy).toMatchObject({ gpuCount: 'asked', budgetUsd: 'asked', providers: 'channel' })
    expect(JSON.stringify(editForm(base))).toContain("The channel's default.")
  })

  test('choices and numbers are taken as they are, and what they cannot be is said beside them', () => {
    const scenario = scenarioOf('70b 2B tokens')
    const choose = (value: string) => ({ selected_option: { value } })
    const chosen = submitForm(scenario, {
      method: choose('qlora'),
      pricing: choose('on demand'),
      batch: { value: '4' },
    })
    expect(chosen).toMatchObject({
      scenario: { spec: { method: 'qlora', weights: 'nf4', pricing: 'on_demand', batch: 4 } },
    })
    const placed = submitForm(scenario, {
      region: { value: 'in the EU' },
      hosting: choose('data centre only'),
      certificates: { value: 'soc 2, iso 27001' },
      owned: choose('rented'),
    })
    expect(placed).toMatchObject({
      scenario: {
        spec: { region: 'eu', hosting: 'data-centre', certificates: ['iso27001', 'soc2'], owned: false },
        setBy: { region: 'asked', hosting: 'asked', certificates: 'asked', owned: 'asked' },
      },
    })
    const errors = (changes: Readonly<Record<string, unknown>>) => {
      const read = submitForm(scenario, changes)
      return 'errors' in read ? Object.keys(read.errors) : []
    }
    expect(errors({ method: choose('magic') })).toEqual(['method'])
    expect(errors({ gpus: { selected_options: [{ value: 'no-such-gpu' }] } })).toEqual(['gpus'])
    expect(errors({ gpuCount: { value: '2.5' } })).toEqual(['gpuCount'])
    expect(errors({ region: { value: 'atlantis' } })).toEqual(['region'])
    expect(errors({ certificates: { value: 'spot' } })).toEqual(['certificates'])
    expect(errors({ method: choose('full fine-tuning'), weights: choose('8-bit') })).toEqual(['method'])
    expect(errors({ data: { value: '' } })).toEqual(['data'])
  })

  test('whatever Slack sends, there is an answer', () => {
    assert(
      property(jsonValue(), (value) => {
        const read = readEstimateForm(readFormState(value), null, vocabulary, today)
        expect('errors' in read).toBe(true)
      }),
      { numRuns: 100, seed: 7 },
    )
  })

  test('hostile words in a field are said beside it, as they are', () => {
    const state = readFormState({
      model: { value: { value: '<b>blorp</b>' } },
      data: { value: { value: '2B tokens' } },
    })
    const read = readEstimateForm(state, null, vocabulary, today)
    expect('errors' in read && Object.keys(read.errors)).toEqual(['model'])
  })
})

describe('the form of settings', () => {
  const view = (
    scope: 'channel' | 'workspace',
    part: SettingsPartId | null,
    defaults: Defaults | null,
    inherited: Defaults | null = null,
  ) =>
    settingsFormView(
      {
        of: scope,
        part,
        defaults,
        inherited,
        owners: ['U0OWN'],
        history: 'Changed by <@U1> on 2026-11-20.',
        privateMetadata: '{}',
      },
      choices,
      vocabulary,
      names,
    )
  const hasInput = ({ blocks }: ReturnType<typeof view>, changes: object) =>
    blocks.some(({ block_id: id }) => id !== undefined && id in changes)
  const full: Partial<Defaults> = {
    providers: ['lambda', 'runpod'],
    preferredProviders: ['lambda'],
    excludedProviders: ['aws'],
    ownGpus: [{ gpu: 'h100-sxm', count: 8, usdPerGpuHour: 0.4 }],
    priceBook: [
      { provider: 'lambda', gpu: 'h100-sxm', pricing: 'reserved', usdPerGpuHour: 1.5, discount: null },
      { provider: 'runpod', gpu: null, pricing: null, usdPerGpuHour: null, discount: 0.15 },
    ],
    currency: 'EUR',
    stack: 'torchtune',
    pricing: 'on_demand',
    objective: 'cheapest',
    methodPolicy: [{ name: 'batch jobs', words: '4-bit', ways: [{ method: null, weights: 'nf4' }] }],
    budgetUsd: 5000,
    approval: { thresholdUsd: 1000, approver: 'U0CFO' },
    answers: 'private',
    failedRunAllowance: 0.125,
  }

  test.each([
    ['channel', { ...full, digest: true }],
    ['workspace', { ...full, retentionDays: 90 }],
    ['channel', {}],
  ] as const)('of a %s: each part, sent as it was opened, leaves the same document', (scope, fields) => {
    const defaults = defaultsSchema.parse(fields)
    for (const { id } of settingsPartsOf(scope)) {
      const opened = view(scope, id, defaults)
      expect(validateView(opened)).toEqual([])
      expect(readSettingsForm(submittedState(opened), defaults, vocabulary)).toEqual({ defaults })
    }
  })

  test('the parts hold every setting once, five inputs at most each; the first window shows what is set, and changes nothing', () => {
    expect(settingsParts.flatMap((part) => part.fields).toSorted()).toEqual(Object.keys(noDefaults).toSorted())
    for (const scope of ['channel', 'workspace'] as const) {
      for (const { id } of settingsPartsOf(scope)) {
        const inputs = view(scope, id, null).blocks.filter(({ type }) => type === 'input')
        expect([id, inputs.length <= 5]).toEqual([id, true])
      }
      const overview = view(scope, null, defaultsSchema.parse(full))
      expect(validateView(overview)).toEqual([])
      expect(overview.submit).toBeUndefined()
      expect(overview.blocks.filter(({ type }) => type === 'input')).toEqual([])
      expect(JSON.stringify(overview)).toContain('Approval above: $1,000, by <@U0CFO>')
    }
    expect(JSON.stringify(view('workspace', 'owners', null))).toContain('Keep threads')
    expect(JSON.stringify(view('workspace', null, null))).toContain('Owners: <@U0OWN>')
    expect(settingsPartsOf('channel').map(({ id }) => id)).not.toContain('owners')
  })

  test('an emptied field is emptied, and what its window does not show stays', () => {
    const defaults = defaultsSchema.parse(full)
    const opened = view('channel', 'limits', defaults)
    const read = readSettingsForm(submittedState(opened, { budgetUsd: { value: null } }), defaults, vocabulary)
    expect(read).toEqual({ defaults: { ...defaults, budgetUsd: null } })
  })

  test('a channel’s form says what the workspace has settled', () => {
    const inherited = defaultsSchema.parse(full)
    const shown = (part: SettingsPartId | null) => JSON.stringify(view('channel', part, null, inherited))
    expect(shown('plans')).toContain('Workspace: Lambda, RunPod.')
    expect(shown('prices')).toContain('Workspace: lambda h100-sxm reserved $1.5; runpod 15% off.')
    expect(shown('bill')).toContain('Workspace: 13%.')
    expect(shown(null)).toContain('Failed runs: 13% (workspace)')
    const own = view('channel', null, defaultsSchema.parse({ failedRunAllowance: 0.5 }), inherited)
    expect(JSON.stringify(own)).toContain('Failed runs: 50%')
    expect(JSON.stringify(own)).not.toContain('Failed runs: 13%')
  })

  test('what contradicts itself is said beside its field', () => {
    const defaults = defaultsSchema.parse(full)
    const errors = (changes: Readonly<Record<string, unknown>>) => {
      const [shown] = settingsPartsOf('channel').filter(({ id }) => hasInput(view('channel', id, defaults), changes))
      const opened = view('channel', shown?.id ?? null, defaults)
      const read = readSettingsForm(submittedState(opened, changes), defaults, vocabulary)
      return 'errors' in read ? Object.keys(read.errors) : []
    }
    const chosen = (...ids: readonly string[]) => ({ selected_options: ids.map((value) => ({ value })) })
    expect(errors({ preferredProviders: chosen('aws') })).toEqual(['preferredProviders'])
    expect(errors({ excludedProviders: chosen('lambda', 'runpod') })).toEqual(['excludedProviders'])
    expect(errors({ approver: {} })).toEqual(['approver'])
    expect(errors({ approvalUsd: {} })).toEqual(['approvalUsd'])
    expect(errors({ methodPolicy: { value: 'x: blorp' } })).toEqual(['methodPolicy'])
    expect(errors({ priceBook: { value: 'blorp' }, ownGpus: { value: 'blorp' } })).toEqual(['priceBook', 'ownGpus'])
  })
})
