/** The form of what a channel or a workspace has settled, and the same in words. */
import type { KnownBlock, ModalView } from '@slack/types'
import type { Defaults } from '../../scenario/defaults.ts'
import type { Vocabulary } from '../../scenario/vocabulary.ts'
import { ownLines, priceLines } from '../../team/money-lines.ts'
import { policyLines } from '../../team/policy.ts'
import { noDefaults } from '../../team/rules.ts'
import { context, header } from '../blocks.ts'
import { usd } from '../format.ts'
import { escape } from '../mrkdwn.ts'
import { type Names, pricingWords } from '../names.ts'
import type { Choices } from './choices.ts'
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
    of === 'workspace'
      ? numberInput(
          'retentionDays',
          { label: 'Keep threads and reports, days', hint: 'Leave it empty to keep them for a year.' },
          now.retentionDays,
          { isWhole: true, least: 1, greatest: 3650 },
        )
      : null,
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
const switches = [
  { id: 'on', name: 'Post it in the channel' },
  { id: 'off', name: 'No' },
]

/** What is settled, a phrase for each field, as App Home and the hints of a channel's form say it. */
export function defaultWords(
  defaults: Defaults,
  vocabulary: Vocabulary,
  names: Names,
): Readonly<Partial<Record<keyof Defaults, string>>> {
  const { approval, answers, digest, failedRunAllowance, retentionDays, methodPolicy, priceBook, ownGpus } = defaults
  const providers = (ids: readonly string[] | null) => ids?.map(names.provider).join(', ')
  const words: Partial<Record<keyof Defaults, string | undefined>> = {
    providers: providers(defaults.providers),
    preferredProviders: providers(defaults.preferredProviders),
    excludedProviders: providers(defaults.excludedProviders),
    pricing: defaults.pricing === null ? undefined : pricingWords[defaults.pricing],
    objective: defaults.objective ?? undefined,
    stack: defaults.stack === null ? undefined : names.stack(defaults.stack),
    methodPolicy: methodPolicy === null ? undefined : policyLines(methodPolicy),
    priceBook: priceBook === null ? undefined : priceLines(priceBook, vocabulary),
    ownGpus: ownGpus === null ? undefined : ownLines(ownGpus),
    budgetUsd: defaults.budgetUsd === null ? undefined : usd(defaults.budgetUsd),
    approval: approval === null ? undefined : usd(approval.thresholdUsd),
    failedRunAllowance: failedRunAllowance === null ? undefined : `${Math.round(failedRunAllowance * 100)}%`,
    currency: defaults.currency ?? undefined,
    answers: answers === null ? undefined : answers === 'public' ? 'in the channel' : 'to the asker alone',
    digest: digest === null ? undefined : digest ? 'on' : 'off',
    retentionDays: retentionDays === null ? undefined : `${retentionDays} days`,
  }
  return Object.fromEntries(
    Object.entries(words).flatMap(([field, said]) => (said === undefined ? [] : [[field, said]])),
  )
}

const labels: Readonly<Record<keyof Defaults, string>> = {
  providers: 'Providers allowed',
  preferredProviders: 'Providers preferred',
  excludedProviders: 'Providers excluded',
  pricing: 'Price',
  objective: 'What matters most',
  stack: 'Stack',
  methodPolicy: 'Policy',
  priceBook: 'Price book',
  ownGpus: 'Own GPUs',
  budgetUsd: 'Budget',
  approval: 'Approval above',
  failedRunAllowance: 'Failed runs',
  currency: 'Currency',
  answers: 'Answers',
  digest: 'Digest',
  retentionDays: 'Kept for',
}

/** A line for each field that is settled, in mrkdwn. */
export function defaultLines(defaults: Defaults, vocabulary: Vocabulary, names: Names): readonly string[] {
  const words = defaultWords(defaults, vocabulary, names)
  const by = defaults.approval === null ? '' : `, by <@${defaults.approval.approver}>`
  return Object.entries(labels).flatMap(([field, label]) => {
    const said = Object.entries(words).find(([name]) => name === field)?.[1]
    return said === undefined
      ? []
      : [`${label}: ${escape(said.replaceAll('\n', '; '))}${field === 'approval' ? by : ''}`]
  })
}
