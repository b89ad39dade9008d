/** The inputs of the settings: each is filled with what is settled, and says what the workspace has settled. */
import type { InputBlock } from '@slack/types'
import type { Defaults } from '../../../scenario/defaults.ts'
import type { Vocabulary } from '../../../language/lexicon/vocabulary.ts'
import { ownGpusText, priceBookText } from '../../../team/price-book-text.ts'
import { moneyText } from '../../../team/money-text.ts'
import { policiesText } from '../../../team/method-policy.ts'
import { pricingLabels } from '../../format/display-names.ts'
import type { FormChoices } from './form-choices.ts'
import { multiInput, numberInput, selectInput, textInput, userInput, usersInput } from './input-blocks.ts'

export type SettingsInput = {
  readonly current: Defaults
  readonly choices: FormChoices
  readonly vocabulary: Vocabulary
  /** What the workspace has settled of the field, then what the field means. */
  readonly hint: (field: keyof Defaults, explanation?: string) => string
}

const onOff = (value: boolean | null): string | null => (value === null ? null : value ? 'on' : 'off')

/** By the setting; an approval takes three. */
export const settingsInputs: Readonly<Record<keyof Defaults, (input: SettingsInput) => readonly InputBlock[]>> = {
  providers: ({ current, choices, hint }) => [
    multiInput(
      'providers',
      { label: 'Providers allowed', hint: hint('providers', 'Leave it empty to allow all of them.') },
      choices.providers,
      current.providers,
    ),
  ],
  preferredProviders: ({ current, choices, hint }) => [
    multiInput(
      'preferredProviders',
      { label: 'Providers preferred', hint: hint('preferredProviders', 'Others are shown where these have no plan.') },
      choices.providers,
      current.preferredProviders,
      'None',
    ),
  ],
  excludedProviders: ({ current, choices, hint }) => [
    multiInput(
      'excludedProviders',
      { label: 'Providers excluded', hint: hint('excludedProviders') },
      choices.providers,
      current.excludedProviders,
      'None',
    ),
  ],
  pricing: ({ current, hint }) => [
    selectInput('pricing', { label: 'Price', hint: hint('pricing') }, pricingChoices, current.pricing),
  ],
  objective: ({ current, hint }) => [
    selectInput(
      'objective',
      { label: 'What matters most', hint: hint('objective') },
      objectiveChoices,
      current.objective,
    ),
  ],
  stack: ({ current, choices, hint }) => [
    selectInput('stack', { label: 'Software stack', hint: hint('stack') }, choices.stacks, current.stack),
  ],
  methodPolicy: ({ current, hint }) => [
    textInput(
      'methodPolicy',
      {
        label: 'Policy on methods and precision',
        hint: hint(
          'methodPolicy',
          'One a line. Naming a policy in a question applies it; one without a name always holds.',
        ),
      },
      current.methodPolicy === null ? null : policiesText(current.methodPolicy),
      { multiline: true, placeholder: 'customer-facing: bf16 or 8-bit' },
    ),
  ],
  savesCheckpoints: ({ current, hint }) => [
    selectInput(
      'savesCheckpoints',
      { label: 'Checkpoints to resume from', hint: hint('savesCheckpoints', 'What spot costs depends on it.') },
      checkpointChoices,
      onOff(current.savesCheckpoints),
    ),
  ],
  priceBook: ({ current, vocabulary, hint }) => [
    textInput(
      'priceBook',
      {
        label: 'Price book',
        hint: hint(
          'priceBook',
          'One a line: a price for a GPU and hour in US dollars, or a discount. Spot only where the line says spot.',
        ),
      },
      current.priceBook === null ? null : priceBookText(current.priceBook, vocabulary),
      { multiline: true, placeholder: 'lambda h100 $2.10', length: 2000 },
    ),
  ],
  ownGpus: ({ current, hint }) => [
    textInput(
      'ownGpus',
      {
        label: 'GPUs of your own',
        hint: hint('ownGpus', 'One a line, with what an hour of one costs you, if anything.'),
      },
      current.ownGpus === null ? null : ownGpusText(current.ownGpus),
      { multiline: true, placeholder: '8 h100 at $0.40/h', length: 1000 },
    ),
  ],
  usdPerKwh: ({ current, hint }) => [
    numberInput(
      'usdPerKwh',
      { label: 'Electricity, US dollars per kWh', hint: hint('usdPerKwh', 'For GPUs of your own.') },
      current.usdPerKwh,
      { isWhole: false, least: 0, greatest: 10 },
    ),
  ],
  currency: ({ current, choices, hint }) => [
    selectInput(
      'currency',
      { label: 'Show amounts also in', hint: hint('currency') },
      choices.currencies,
      current.currency,
    ),
  ],
  budgetUsd: ({ current, hint }) => [
    moneyInput('budgetUsd', { label: 'Budget for a job', hint: hint('budgetUsd') }, current.budgetUsd),
  ],
  monthlyBudgetUsd: ({ current, hint }) => [
    moneyInput(
      'monthlyBudgetUsd',
      { label: 'Budget of a month', hint: hint('monthlyBudgetUsd', 'For the ledger on the Home tab.') },
      current.monthlyBudgetUsd,
    ),
  ],
  approval: ({ current: { approval }, hint }) => [
    moneyInput(
      'approvalUsd',
      { label: 'Plans need an approval above', hint: hint('approval', 'Of the whole bill.') },
      approval?.thresholdUsd ?? null,
    ),
    userInput('approver', { label: 'Who approves' }, approval?.approver ?? null),
    usersInput(
      'deputies',
      { label: 'Who else may approve', hint: 'Nobody approves a plan of their own.' },
      approval?.deputies ?? [],
    ),
  ],
  failedRunAllowance: ({ current, hint }) => [
    numberInput(
      'failedRuns',
      { label: 'Allowance for runs that fail, percent', hint: hint('failedRunAllowance') },
      current.failedRunAllowance === null ? null : Math.round(current.failedRunAllowance * 1e4) / 100,
      { isWhole: false, least: 0, greatest: 1000 },
    ),
  ],
  idleHours: ({ current, hint }) => [
    numberInput(
      'idleHours',
      { label: 'Idle after a run, hours', hint: hint('idleHours', 'Until somebody switches the machines off.') },
      current.idleHours,
      { isWhole: false, least: 0, greatest: 720 },
    ),
  ],
  hoursAMonth: ({ current, hint }) => [
    numberInput(
      'hoursAMonth',
      { label: 'Hours a month these GPUs are used', hint: hint('hoursAMonth', 'For buying and commitments.') },
      current.hoursAMonth,
      { isWhole: false, least: 1, greatest: 744 },
    ),
  ],
  country: ({ current, choices, hint }) => [
    selectInput(
      'country',
      { label: 'Country of the electricity', hint: hint('country', 'For the CO2 of a run.') },
      choices.countries,
      current.country,
    ),
  ],
  answers: ({ current, hint }) => [
    selectInput('answers', { label: 'Answers to /gpucost', hint: hint('answers') }, audienceChoices, current.answers),
  ],
  picture: ({ current, hint }) => [
    selectInput(
      'picture',
      { label: 'Chart of cost against time', hint: hint('picture', 'Anybody can also reply “chart”.') },
      chartChoices,
      onOff(current.picture),
    ),
  ],
  digest: ({ current, hint }) => [
    selectInput(
      'digest',
      { label: 'Weekly digest', hint: hint('digest', 'On Mondays, and only when something changed.') },
      digestChoices,
      onOff(current.digest),
    ),
  ],
  retentionDays: ({ current }) => [
    numberInput(
      'retentionDays',
      { label: 'Keep threads and reports, days', hint: 'Leave it empty to keep them for a year.' },
      current.retentionDays,
      { isWhole: true, least: 1, greatest: 3650 },
    ),
  ],
}

/** An amount as it is typed: "500", "$1,500", "1.5k". */
const moneyInput = (
  id: string,
  { label, hint }: { readonly label: string; readonly hint: string },
  usd: number | null,
) =>
  textInput(id, { label: `${label}, US dollars`, hint }, usd === null ? null : moneyText(usd), {
    placeholder: '1,500 or 1.5k',
    length: 30,
  })

const pricingChoices = Object.entries(pricingLabels).map(([id, name]) => ({ id, name }))
const objectiveChoices = ['cheapest', 'fastest', 'balanced'].map((id) => ({ id, name: id }))
const audienceChoices = [
  { id: 'public', name: 'In the channel' },
  { id: 'private', name: 'To the asker alone, with a button to share' },
]
const chartChoices = [
  { id: 'on', name: 'Under each answer' },
  { id: 'off', name: 'On request' },
]
const checkpointChoices = [
  { id: 'on', name: 'Saved' },
  { id: 'off', name: 'Not saved' },
]
const digestChoices = [
  { id: 'on', name: 'Post it in the channel' },
  { id: 'off', name: 'No' },
]
