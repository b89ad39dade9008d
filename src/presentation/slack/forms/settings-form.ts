/** The form of what a channel or a workspace has settled, and the same in words. */
import type { KnownBlock, ModalView } from '@slack/types'
import type { Defaults } from '../../../scenario/defaults.ts'
import type { Vocabulary } from '../../../language/lexicon/vocabulary.ts'
import { ownGpusText, priceBookText } from '../../../team/price-book-text.ts'
import { moneyText } from '../../../team/money-text.ts'
import { policiesText } from '../../../team/method-policy.ts'
import { noDefaults } from '../../../team/team-rules.ts'
import { contextBlock, headerBlock } from '../blocks/layout-blocks.ts'
import { type DisplayNames, pricingLabels } from '../../format/display-names.ts'
import type { FormChoices } from './form-choices.ts'
import { describeDefaults } from '../../content/settings-summary.ts'
import { multiInput, numberInput, selectInput, textInput, userInput, usersInput } from './input-blocks.ts'

export const settingsFormId = 'settings'

export type SettingsFormInput = {
  /** `workspace`: for every channel that has not settled otherwise. */
  readonly of: 'channel' | 'workspace'
  /** Null: nothing is settled here yet. */
  readonly defaults: Defaults | null
  /** The workspace's, which holds where the channel leaves a field open; null for the workspace itself. */
  readonly inherited: Defaults | null
  /** "Changed by @ann on 2026-11-20", in mrkdwn; '' for never. */
  readonly history: string
  readonly privateMetadata: string
}

/** The modal, filled with `formInput.defaults`; what is inherited is a hint under its field. */
export function settingsFormView(
  formInput: SettingsFormInput,
  choices: FormChoices,
  vocabulary: Vocabulary,
  names: DisplayNames,
): ModalView {
  const { of: scope, defaults, inherited, history, privateMetadata } = formInput
  const current = defaults ?? noDefaults
  const inheritedText = inherited === null ? {} : describeDefaults(inherited, vocabulary, names)
  const hint = (field: keyof Defaults, explanation = '') =>
    [
      inheritedText[field] === undefined ? '' : `Workspace: ${inheritedText[field].replaceAll('\n', '; ')}.`,
      explanation,
    ]
      .filter((part) => part !== '')
      .join(' ')
  const introduction =
    scope === 'channel'
      ? 'These hold in this channel, before those of the workspace. What somebody says in a question goes before both.'
      : 'These hold in every channel that has not settled otherwise. What somebody says in a question goes before them.'
  const blocks: readonly (KnownBlock | null)[] = [
    contextBlock([introduction, ...(history === '' ? [] : [history])]),
    multiInput(
      'providers',
      { label: 'Providers allowed', hint: hint('providers', 'Leave it empty to allow all of them.') },
      choices.providers,
      current.providers,
    ),
    multiInput(
      'preferredProviders',
      { label: 'Providers preferred', hint: hint('preferredProviders', 'Others are shown where these have no plan.') },
      choices.providers,
      current.preferredProviders,
      'None',
    ),
    multiInput(
      'excludedProviders',
      { label: 'Providers excluded', hint: hint('excludedProviders') },
      choices.providers,
      current.excludedProviders,
      'None',
    ),
    selectInput('pricing', { label: 'Price', hint: hint('pricing') }, pricingChoices, current.pricing),
    selectInput(
      'objective',
      { label: 'What matters most', hint: hint('objective') },
      objectiveChoices,
      current.objective,
    ),
    selectInput('stack', { label: 'Software stack', hint: hint('stack') }, choices.stacks, current.stack),
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
    headerBlock('Money'),
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
    textInput(
      'ownGpus',
      {
        label: 'GPUs of your own',
        hint: hint('ownGpus', 'One a line, with what an hour of one costs you, if anything.'),
      },
      current.ownGpus === null ? null : ownGpusText(current.ownGpus),
      { multiline: true, placeholder: '8 h100 at $0.40/h', length: 1000 },
    ),
    moneyInput('budgetUsd', { label: 'Budget for a job', hint: hint('budgetUsd') }, current.budgetUsd),
    moneyInput(
      'monthlyBudgetUsd',
      { label: 'Budget of a month', hint: hint('monthlyBudgetUsd', 'For the ledger on the Home tab.') },
      current.monthlyBudgetUsd,
    ),
    moneyInput(
      'approvalUsd',
      { label: 'Plans need an approval above', hint: hint('approval', 'Of the whole bill.') },
      current.approval?.thresholdUsd ?? null,
    ),
    userInput('approver', { label: 'Who approves' }, current.approval?.approver ?? null),
    usersInput(
      'deputies',
      { label: 'Who else may approve', hint: 'Nobody approves a plan of their own.' },
      current.approval?.deputies ?? [],
    ),
    numberInput(
      'failedRuns',
      { label: 'Allowance for runs that fail, percent', hint: hint('failedRunAllowance') },
      current.failedRunAllowance === null ? null : Math.round(current.failedRunAllowance * 1e4) / 100,
      { isWhole: false, least: 0, greatest: 1000 },
    ),
    selectInput(
      'currency',
      { label: 'Show amounts also in', hint: hint('currency') },
      choices.currencies,
      current.currency,
    ),
    headerBlock('Answers'),
    selectInput('answers', { label: 'Answers to /gpucost', hint: hint('answers') }, audienceChoices, current.answers),
    scope === 'channel'
      ? selectInput(
          'digest',
          { label: 'Weekly digest', hint: hint('digest', 'On Mondays, and only when something changed.') },
          digestChoices,
          current.digest === null ? null : current.digest ? 'on' : 'off',
        )
      : null,
    selectInput(
      'picture',
      { label: 'Chart of cost against time', hint: hint('picture', 'Anybody can also reply “chart”.') },
      chartChoices,
      current.picture === null ? null : current.picture ? 'on' : 'off',
    ),
    scope === 'workspace'
      ? numberInput(
          'retentionDays',
          { label: 'Keep threads and reports, days', hint: 'Leave it empty to keep them for a year.' },
          current.retentionDays,
          { isWhole: true, least: 1, greatest: 3650 },
        )
      : null,
    headerBlock('Advanced'),
    numberInput(
      'hoursAMonth',
      { label: 'Hours a month these GPUs are used', hint: hint('hoursAMonth', 'For buying and commitments.') },
      current.hoursAMonth,
      { isWhole: false, least: 1, greatest: 744 },
    ),
    numberInput(
      'idleHours',
      { label: 'Idle after a run, hours', hint: hint('idleHours', 'Until somebody switches the machines off.') },
      current.idleHours,
      { isWhole: false, least: 0, greatest: 720 },
    ),
    selectInput(
      'savesCheckpoints',
      { label: 'Checkpoints to resume from', hint: hint('savesCheckpoints', 'What spot costs depends on it.') },
      checkpointChoices,
      current.savesCheckpoints === null ? null : current.savesCheckpoints ? 'on' : 'off',
    ),
    numberInput(
      'usdPerKwh',
      { label: 'Electricity, US dollars per kWh', hint: hint('usdPerKwh', 'For GPUs of your own.') },
      current.usdPerKwh,
      { isWhole: false, least: 0, greatest: 10 },
    ),
    selectInput(
      'country',
      { label: 'Country of the electricity', hint: hint('country', 'For the CO2 of a run.') },
      choices.countries,
      current.country,
    ),
  ]
  return {
    type: 'modal',
    callback_id: settingsFormId,
    private_metadata: privateMetadata,
    title: { type: 'plain_text', text: scope === 'channel' ? 'Channel settings' : 'Workspace settings' },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: blocks.filter((block) => block !== null),
  }
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
