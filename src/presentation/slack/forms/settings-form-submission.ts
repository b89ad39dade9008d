/** The form of settings read back: a document of defaults, or what is wrong with a field, beside that field. */
import { type Defaults, defaultsSchema } from '../../../scenario/defaults.ts'
import type { Vocabulary } from '../../../language/lexicon/vocabulary.ts'
import { readOwnGpus, readPriceBook } from '../../../team/price-book-text.ts'
import { readMoney } from '../../../team/money-text.ts'
import { readPolicies } from '../../../team/method-policy.ts'
import { truncate } from '../../format/truncate.ts'
import type { FormState } from './form-state.ts'

export type SettingsFormResult =
  | { readonly defaults: Defaults }
  /** By block id, as Slack shows them. */
  | { readonly errors: Readonly<Record<string, string>> }

/** Errors by block id. An empty field is null: inherited, or left to the asker. */
export function readSettingsForm(state: FormState, vocabulary: Vocabulary): SettingsFormResult {
  const policies = readPolicies(state.text('methodPolicy'), vocabulary)
  const prices = readPriceBook(state.text('priceBook'), vocabulary)
  const ownGpus = readOwnGpus(state.text('ownGpus'), vocabulary)
  const errors: Record<string, string> = {}
  if ('error' in policies) errors['methodPolicy'] = policies.error
  if ('error' in prices) errors['priceBook'] = prices.error
  if ('error' in ownGpus) errors['ownGpus'] = ownGpus.error
  const providers = nonEmptyList(state.choices('providers'))
  const preferred = nonEmptyList(state.choices('preferredProviders'))
  const excluded = nonEmptyList(state.choices('excludedProviders'))
  if (preferred !== null && providers !== null && !preferred.some((id) => providers.includes(id))) {
    errors['preferredProviders'] = 'None of these is among the providers that are allowed.'
  }
  if (providers !== null && excluded !== null && providers.every((id) => excluded.includes(id))) {
    errors['excludedProviders'] = 'This excludes every provider that is allowed.'
  }
  const money = (id: string): number | null => {
    const read = readMoney(state.text(id))
    if ('error' in read) errors[id] = read.error
    return 'error' in read ? null : read.value
  }
  const [budgetUsd, monthlyBudgetUsd] = [money('budgetUsd'), money('monthlyBudgetUsd')]
  const threshold = money('approvalUsd')
  const approver = state.user('approver')
  if (threshold !== null && approver === null) errors['approver'] = 'Who should be asked?'
  if (threshold === null && approver !== null) errors['approvalUsd'] ??= 'From which amount on?'
  const deputies = state.users('deputies').filter((user) => user !== approver)
  if (deputies.length > 0 && approver === null) errors['approver'] ??= 'Who should be asked first?'
  if ('error' in policies || 'error' in prices || 'error' in ownGpus || Object.keys(errors).length > 0) {
    return { errors: Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, truncate(text, 300)])) }
  }
  const failedRunsPercent = state.number('failedRuns')
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
      ownGpus: ownGpus.value,
      budgetUsd,
      monthlyBudgetUsd,
      approval:
        threshold === null || approver === null
          ? null
          : { thresholdUsd: threshold, approver, ...(deputies.length === 0 ? {} : { deputies }) },
      failedRunAllowance: failedRunsPercent === null ? null : failedRunsPercent / 100,
      currency: state.choice('currency'),
      answers: state.choice('answers'),
      digest: isOn(state.choice('digest')),
      retentionDays: state.number('retentionDays'),
      picture: isOn(state.choice('picture')),
      hoursAMonth: state.number('hoursAMonth'),
      idleHours: state.number('idleHours'),
      savesCheckpoints: isOn(state.choice('savesCheckpoints')),
      usdPerKwh: state.number('usdPerKwh'),
      country: state.choice('country'),
    }),
  }
}

const isOn = (choice: string | null): boolean | null => (choice === null ? null : choice === 'on')
const nonEmptyList = (ids: readonly string[]): string[] | null => (ids.length === 0 ? null : [...ids])
