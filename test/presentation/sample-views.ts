/** Windows and the Home tab, once each: the validator checks them, the preview draws them. */
import type { HomeView, ModalView } from '@slack/types'
import { formChoices } from '../../src/presentation/slack/forms/form-choices.ts'
import { estimateFormView } from '../../src/presentation/slack/forms/estimate-form.ts'
import { settingsFormView } from '../../src/presentation/slack/forms/settings-form.ts'
import { settingsPartsOf } from '../../src/presentation/slack/forms/settings-parts.ts'
import { defaultsLines } from '../../src/presentation/content/settings-summary.ts'
import { homeTabView } from '../../src/presentation/slack/views/home-tab.ts'
import { ledgerMonth, ledgerRows } from '../../src/team/ledger.ts'
import { defaultsSchema } from '../../src/scenario/defaults.ts'
import { catalog, scenarioOf, vocabulary } from '../language/fixtures.ts'
import { interactiveContext, seventyB } from './sample-answers.ts'

const { names } = interactiveContext
const choices = formChoices(catalog, names)
const defaults = defaultsSchema.parse({
  providers: ['lambda', 'runpod'],
  priceBook: [
    { provider: 'lambda', gpu: 'h100-sxm', pricing: null, usdPerGpuHour: 2.1, discount: null },
    { provider: 'runpod', gpu: null, pricing: null, usdPerGpuHour: null, discount: 0.15 },
  ],
  methodPolicy: [
    {
      name: 'customer-facing',
      words: 'bf16 or 8-bit',
      ways: [
        { method: null, weights: 'bf16' },
        { method: null, weights: 'int8' },
      ],
    },
    { name: 'batch jobs', words: '4-bit', ways: [{ method: null, weights: 'nf4' }] },
  ],
  budgetUsd: 5000,
  approval: { thresholdUsd: 2000, approver: 'U0CFO' },
})
const scenario = scenarioOf('70b 2B tokens qlora on 8 h100 under $2000')
const { best } = seventyB().recommendation
const headline = { ...best, today: '2026-11-20' }

const sampleEstimate = (thread: string | null, text: string) => {
  const said = { channel: 'C0HOME', thread, by: 'U0ANN', at: '2026-11-20T10:00:00.000Z' }
  return { ...said, id: text, scenario: scenarioOf(text), headline }
}
const sampleApproval = {
  ...sampleEstimate('1795708775.848000', '70b 2B tokens qlora on 8 h100 under $2000'),
  usd: best.allInUsd.p50,
  content: { scenario, deciders: ['U0CFO'], estimate: null },
  decision: { is: 'approved', by: 'U0CFO', at: '2026-11-21T09:12:00.000Z' },
} as const
const ledgerSample = ledgerRows({
  estimates: [
    sampleEstimate('1795708775.848000', '70b 2B tokens qlora on 8 h100 under $2000'),
    sampleEstimate(null, 'llama 3.1 8b 100M tokens'),
  ],
  approvals: [sampleApproval],
  runs: [],
})

type SampleView = { readonly title: string; readonly view: ModalView | HomeView }

export const sampleViews: readonly SampleView[] = [
  {
    title: 'New GPU cost estimate',
    view: estimateFormView(
      { kind: 'new', scenario: null, privateMetadata: '{}', note: '', destination: { conversation: null } },
      choices,
    ),
  },
  {
    title: 'Edit…, with a channel default',
    view: estimateFormView(
      {
        kind: 'edit',
        scenario: { ...scenario, setBy: { ...scenario.setBy, budgetUsd: 'channel' } },
        privateMetadata: '{}',
        note: 'Read from the message: “70b”, “2B tokens”. How much data?',
        destination: null,
      },
      choices,
    ),
  },
  {
    title: '/gpucost settings',
    view: settingsFormView(
      {
        of: 'channel',
        part: null,
        owners: [],
        defaults: defaultsSchema.parse({ budgetUsd: 1500, digest: true }),
        inherited: defaults,
        history: 'Changed by <@U0LEAD> on 2026-11-20.',
        privateMetadata: '{}',
      },
      choices,
      vocabulary,
      names,
    ),
  },
  ...settingsPartsOf('workspace').map(({ id, title }) => ({
    title: `/gpucost settings workspace: ${title}`,
    view: settingsFormView(
      { of: 'workspace', part: id, defaults, inherited: null, owners: [], history: '', privateMetadata: '{}' },
      choices,
      vocabulary,
      names,
    ),
  })),
  {
    title: 'Home',
    view: homeTabView(
      {
        plans: ledgerSample.map((row) => ({ row, today: { allInUsd: { p10: 1100, p50: 1230, p90: 1400 } } })),
        ledger: {
          month: ledgerMonth(ledgerSample, '2026-11', 5000),
          byPerson: [{ of: 'U0ANN', runs: 3, spentUsd: 3260, estimatedUsd: 3010 }],
          byStack: [{ of: 'torchtune', runs: 3, spentUsd: 3260, estimatedUsd: 3010 }],
          of: 'workspace',
        },
        audit: ['2026-11-21 09:12 UTC <@U0CFO> approved a plan of $1,080 that <@U0ANN> asked for.'],
        settings: defaultsLines(defaults, vocabulary, names),
        history: 'Changed by <@U0LEAD> on 2026-11-20.',
        dataFacts: ['309 prices of 27 providers, the newest seen on 2026-11-23; each answer says the date of its own'],
      },
      interactiveContext,
    ),
  },
]
