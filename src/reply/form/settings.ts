/** The form of what a channel or a workspace has settled, and the same in words. */
import type { KnownBlock, ModalView } from '@slack/types'
import type { Defaults } from '../../scenario/defaults.ts'
import type { Vocabulary } from '../../scenario/vocabulary.ts'
import { ownLines, priceLines } from '../../team/money-lines.ts'
import { policyLines } from '../../team/policy.ts'
import { noDefaults } from '../../team/rules.ts'
import { context, header } from '../blocks.ts'
import { type Names, pricingWords } from '../names.ts'
import type { Choices } from './choices.ts'
import { defaultWords } from './settings-words.ts'
import { multiInput, numberInput, selectInput, textInput, userInput } from './inputs.ts'

export const settingsForm = 'settings'

export type SettingsStart = {
  /** `workspace`: for every channel that has not settled otherwise. */
  readonly of: 'channel' | 'workspace'
  /** Null: nothing is settled here yet. */
  readonly settled: Defaults | null
  /** The workspace's, which holds where the channel leaves a field open; null for the workspace itself. */
  readonly inherited: Defaults | null
  /** "Changed by @ann on 2026-11-20", in mrkdwn; '' for never. */
  readonly history: string
  readonly memo: string
}

export function settingsView(start: SettingsStart, choices: Choices, vocabulary: Vocabulary, names: Names): ModalView {
  const { of, settled, inherited, history, memo } = start
  const now = settled ?? noDefaults
  const words = inherited === null ? {} : defaultWords(inherited, vocabulary, names)
  const hint = (field: keyof Defaults, more = '') =>
    [words[field] === undefined ? '' : `Workspace: ${words[field].replaceAll('\n', '; ')}.`, more]
      .filter((part) => part !== '')
      .join(' ')
  const opening =
    of === 'channel'
      ? 'These hold in this channel, before those of the workspace. What somebody says in a question goes before both.'
      : 'These hold in every channel that has not settled otherwise. What somebody says in a question goes before them.'
  const blocks: readonly (KnownBlock | null)[] = [
    context([opening, ...(history === '' ? [] : [history])]),
    multiInput(
      'providers',
      { label: 'Providers allowed', hint: hint('providers', 'Leave it empty to allow all of them.') },
      choices.providers,
      now.providers,
    ),
    multiInput(
      'preferredProviders',
      { label: 'Providers preferred', hint: hint('preferredProviders', 'Others are shown where these have no plan.') },
      choices.providers,
      now.preferredProviders,
    ),
    multiInput(
      'excludedProviders',
      { label: 'Providers excluded', hint: hint('excludedProviders') },
      choices.providers,
      now.excludedProviders,
    ),
    selectInput('pricing', { label: 'Price', hint: hint('pricing') }, pricings, now.pricing),
    selectInput('objective', { label: 'What matters most', hint: hint('objective') }, objectives, now.objective),
    selectInput('stack', { label: 'Software stack', hint: hint('stack') }, choices.stacks, now.stack),
    textInput(
      'methodPolicy',
      {
        label: 'Policy on methods and precision',
        hint: hint(
          'methodPolicy',
          'One a line. Naming a policy in a question applies it; one without a name always holds.',
        ),
      },
      now.methodPolicy === null ? null : policyLines(now.methodPolicy),
      { multiline: true, placeholder: 'customer-facing: bf16 or 8-bit' },
    ),
    header('Money'),
    textInput(
      'priceBook',
      {
        label: 'Price book',
        hint: hint('priceBook', 'One a line: a price for a GPU and hour in US dollars, or a discount.'),
      },
      now.priceBook === null ? null : priceLines(now.priceBook, vocabulary),
      { multiline: true, placeholder: 'lambda h100 $2.10', length: 2000 },
    ),
    textInput(
      'ownGpus',
      {
        label: 'GPUs of your own',
        hint: hint('ownGpus', 'One a line, with what an hour of one costs you, if anything.'),
      },
      now.ownGpus === null ? null : ownLines(now.ownGpus),
      { multiline: true, placeholder: '8 h100 at $0.40/h', length: 1000 },
    ),
    numberInput(
      'budgetUsd',
      { label: 'Budget for a job, US dollars', hint: hint('budgetUsd') },
      now.budgetUsd,
      dollars,
    ),
    numberInput(
      'approvalUsd',
      { label: 'Ask for approval above, US dollars', hint: hint('approval', 'Of the expected total.') },
      now.approval?.thresholdUsd ?? null,
      dollars,
    ),
    userInput('approver', { label: 'Who approves' }, now.approval?.approver ?? null),
    numberInput(
      'failedRuns',
      { label: 'Allowance for runs that fail, percent', hint: hint('failedRunAllowance') },
      now.failedRunAllowance === null ? null : Math.round(now.failedRunAllowance * 1e4) / 100,
      { isWhole: false, least: 0, greatest: 1000 },
    ),
    selectInput(
      'currency',
      { label: 'Show amounts also in', hint: hint('currency') },
      choices.currencies,
      now.currency,
    ),
    header('Answers'),
    selectInput('answers', { label: 'Answers to /gpucost', hint: hint('answers') }, audiences, now.answers),
    of === 'channel'
      ? selectInput(
          'digest',
          { label: 'Weekly digest', hint: hint('digest', 'On Mondays, and only when something changed.') },
          switches,
          now.digest === null ? null : now.digest ? 'on' : 'off',
        )
      : null,
    selectInput(
      'picture',
      { label: 'Chart of cost against time', hint: hint('picture', 'Anybody can also reply “chart”.') },
      pictures,
      now.picture === null ? null : now.picture ? 'on' : 'off',
    ),
    of === 'workspace'
      ? numberInput(
          'retentionDays',
          { label: 'Keep threads and reports, days', hint: 'Leave it empty to keep them for a year.' },
          now.retentionDays,
          { isWhole: true, least: 1, greatest: 3650 },
        )
      : null,
    header('Advanced'),
    numberInput(
      'hoursAMonth',
      { label: 'Hours a month these GPUs are used', hint: hint('hoursAMonth', 'For buying and commitments.') },
      now.hoursAMonth,
      { isWhole: false, least: 1, greatest: 744 },
    ),
    numberInput(
      'idleHours',
      { label: 'Idle after a run, hours', hint: hint('idleHours', 'Until somebody switches the machines off.') },
      now.idleHours,
      { isWhole: false, least: 0, greatest: 720 },
    ),
    selectInput(
      'savesCheckpoints',
      { label: 'Checkpoints to resume from', hint: hint('savesCheckpoints', 'What spot costs depends on it.') },
      saving,
      now.savesCheckpoints === null ? null : now.savesCheckpoints ? 'on' : 'off',
    ),
    numberInput(
      'usdPerKwh',
      { label: 'Electricity, US dollars per kWh', hint: hint('usdPerKwh', 'For GPUs of your own.') },
      now.usdPerKwh,
      { isWhole: false, least: 0, greatest: 10 },
    ),
    selectInput(
      'country',
      { label: 'Country of the electricity', hint: hint('country', 'For the CO2 of a run.') },
      choices.countries,
      now.country,
    ),
  ]
  return {
    type: 'modal',
    callback_id: settingsForm,
    private_metadata: memo,
    title: { type: 'plain_text', text: of === 'channel' ? 'Channel settings' : 'Workspace settings' },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: blocks.filter((block) => block !== null),
  }
}

const dollars = { isWhole: false, least: 0.01, greatest: 1e9 } as const
const pricings = Object.entries(pricingWords).map(([id, name]) => ({ id, name }))
const objectives = ['cheapest', 'fastest', 'balanced'].map((id) => ({ id, name: id }))
const audiences = [
  { id: 'public', name: 'In the channel' },
  { id: 'private', name: 'To the asker alone, with a button to share' },
]
const pictures = [
  { id: 'on', name: 'Under each answer' },
  { id: 'off', name: 'On request' },
]
const saving = [
  { id: 'on', name: 'Saved' },
  { id: 'off', name: 'Not saved' },
]
const switches = [
  { id: 'on', name: 'Post it in the channel' },
  { id: 'off', name: 'No' },
]
