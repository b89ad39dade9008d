/** Windows and the Home tab, once each: the validator checks them, the preview draws them. */
import type { HomeView, ModalView } from '@slack/types'
import { choicesOf } from '../../src/reply/form/choices.ts'
import { formView } from '../../src/reply/form/form.ts'
import { settingsView } from '../../src/reply/form/settings.ts'
import { defaultLines } from '../../src/reply/form/settings-words.ts'
import { homeView } from '../../src/reply/home.ts'
import { defaultsSchema } from '../../src/scenario/defaults.ts'
import { catalog, parsed, vocabulary } from '../scenario/language.ts'
import { interactive, seventyB } from './fixtures.ts'

const { names } = interactive
const choices = choicesOf(catalog, names)
const settled = defaultsSchema.parse({
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
const asked = parsed('70b 2B tokens qlora on 8 h100 under $2000')
const { best } = seventyB().recommendation
const headline = { ...best, today: '2026-11-20' }

type Shown = { readonly title: string; readonly view: ModalView | HomeView }

export const teamViews: readonly Shown[] = [
  {
    title: 'New GPU cost estimate',
    view: formView({ kind: 'new', scenario: null, memo: '{}', note: '', place: { conversation: null } }, choices),
  },
  {
    title: 'Edit…, with a channel default',
    view: formView(
      {
        kind: 'edit',
        scenario: { ...asked, said: { ...asked.said, budgetUsd: 'channel' } },
        memo: '{}',
        note: 'Read from the message: “70b”, “2B tokens”. How much data?',
        place: null,
      },
      choices,
    ),
  },
  {
    title: '/gpucost settings',
    view: settingsView(
      {
        of: 'channel',
        settled: defaultsSchema.parse({ budgetUsd: 1500, digest: true }),
        inherited: settled,
        history: 'Changed by <@U0LEAD> on 2026-11-20.',
        memo: '{}',
      },
      choices,
      vocabulary,
      names,
    ),
  },
  {
    title: '/gpucost settings workspace',
    view: settingsView(
      { of: 'workspace', settled, inherited: null, history: '', memo: '{}' },
      choices,
      vocabulary,
      names,
    ),
  },
  {
    title: 'Home',
    view: homeView(
      {
        estimates: [
          { scenario: asked, headline, address: 'https://slack.com/archives/C0HOME/p1' },
          { scenario: parsed('llama 3.1 8b 100M tokens'), headline, address: null },
        ],
        settled: defaultLines(settled, vocabulary, names),
        history: 'Changed by <@U0LEAD> on 2026-11-20.',
        facts: ['309 prices of 27 providers, the newest seen on 2026-11-23; each answer says the date of its own'],
      },
      interactive,
    ),
  },
]
