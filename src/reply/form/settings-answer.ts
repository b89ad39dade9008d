/** The form of settings read back: a document of defaults, or what is wrong with a field, beside that field. */
import { type Defaults, defaultsSchema } from '../../scenario/defaults.ts'
import type { Vocabulary } from '../../scenario/vocabulary.ts'
import { readOwnGpus, readPriceBook } from '../../team/money-lines.ts'
import { readPolicies } from '../../team/policy.ts'
import { clip } from '../mrkdwn.ts'
import type { FormState } from './state.ts'

export type SettingsRead =
  | { readonly defaults: Defaults }
  /** By block id, as Slack shows them. */
  | { readonly errors: Readonly<Record<string, string>> }

export function readSettingsForm(state: FormState, vocabulary: Vocabulary): SettingsRead {
  const policies = readPolicies(state.text('methodPolicy'), vocabulary)
  const prices = readPriceBook(state.text('priceBook'), vocabulary)
  const own = readOwnGpus(state.text('ownGpus'), vocabulary)
  const errors: Record<string, string> = {}
  if ('wrong' in policies) errors['methodPolicy'] = policies.wrong
  if ('wrong' in prices) errors['priceBook'] = prices.wrong
  if ('wrong' in own) errors['ownGpus'] = own.wrong
  const providers = some(state.choices('providers'))
  const preferred = some(state.choices('preferredProviders'))
  const excluded = some(state.choices('excludedProviders'))
  if (preferred !== null && providers !== null && !preferred.some((id) => providers.includes(id))) {
    errors['preferredProviders'] = 'None of these is among the providers that are allowed.'
  }
  if (providers !== null && excluded !== null && providers.every((id) => excluded.includes(id))) {
    errors['excludedProviders'] = 'This excludes every provider that is allowed.'
  }
  const threshold = state.number('approvalUsd')
  const approver = state.user('approver')
  if (threshold !== null && approver === null) errors['approver'] = 'Who should be asked?'
  if (threshold === null && approver !== null) errors['approvalUsd'] = 'From which amount on?'
  if ('wrong' in policies || 'wrong' in prices || 'wrong' in own || Object.keys(errors).length > 0) {
    return { errors: Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, clip(text, 300)])) }
  }
  const failed = state.number('failedRuns')
  return {
    defaults: defaultsSchema.parse({
      providers,
      preferredProviders: preferred,
      excludedProviders: excluded,
      pricing: state.choice('pricing'),
      objective: state.choice('objective'),
      stack: state.choice('stack'),
      methodPolicy: policies.value,
      priceBook: prices.value,
      ownGpus: own.value,
      budgetUsd: state.number('budgetUsd'),
      approval: threshold === null || approver === null ? null : { thresholdUsd: threshold, approver },
      failedRunAllowance: failed === null ? null : failed / 100,
      currency: state.choice('currency'),
      answers: state.choice('answers'),
      digest: switched(state.choice('digest')),
      retentionDays: state.number('retentionDays'),
      picture: switched(state.choice('picture')),
      hoursAMonth: state.number('hoursAMonth'),
      idleHours: state.number('idleHours'),
      savesCheckpoints: switched(state.choice('savesCheckpoints')),
      usdPerKwh: state.number('usdPerKwh'),
      country: state.choice('country'),
    }),
  }
}

const switched = (choice: string | null): boolean | null => (choice === null ? null : choice === 'on')
const some = (ids: readonly string[]): string[] | null => (ids.length === 0 ? null : [...ids])
