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

/**
 * Errors by block id. `before`: what was settled when the window opened: fields that it does not show stay as they were. An
 * empty field is null: inherited, or left to the asker.
 */
export function readSettingsForm(state: FormState, before: Defaults, vocabulary: Vocabulary): SettingsFormResult {
  const errors: Record<string, string> = {}
  const listed = <T>(
    id: string,
    read: (text: string) => { readonly value: T } | { readonly error: string },
    kept: T,
  ): T => {
    if (!state.has(id)) return kept
    const result = read(state.text(id))
    if ('error' in result) errors[id] = result.error
    return 'error' in result ? kept : result.value
  }
  const methodPolicy = listed('methodPolicy', (text) => readPolicies(text, vocabulary), before.methodPolicy)
  const priceBook = listed('priceBook', (text) => readPriceBook(text, vocabulary), before.priceBook)
  const ownGpus = listed('ownGpus', (text) => readOwnGpus(text, vocabulary), before.ownGpus)
  const money = (id: string, kept: number | null): number | null => listed(id, readMoney, kept)
  const chosen = <T>(id: string, read: (id: string) => T, kept: T): T => (state.has(id) ? read(id) : kept)
  const providersIn = (id: 'providers' | 'preferredProviders' | 'excludedProviders') =>
    chosen(id, () => nonEmptyList(state.choices(id)), before[id])
  const isOn = (id: 'digest' | 'picture' | 'savesCheckpoints') =>
    chosen(id, () => booleanOf(state.choice(id)), before[id])
  const [providers, preferred, excluded] = [
    providersIn('providers'),
    providersIn('preferredProviders'),
    providersIn('excludedProviders'),
  ]
  if (preferred !== null && providers !== null && !preferred.some((id) => providers.includes(id))) {
    errors['preferredProviders'] = 'None of these is among the providers that are allowed.'
  }
  if (providers !== null && excluded !== null && providers.every((id) => excluded.includes(id))) {
    errors['excludedProviders'] = 'This excludes every provider that is allowed.'
  }
  const [budgetUsd, monthlyBudgetUsd] = [
    money('budgetUsd', before.budgetUsd),
    money('monthlyBudgetUsd', before.monthlyBudgetUsd),
  ]
  const approval = readApproval(state, before, money, errors)
  if (Object.keys(errors).length > 0) {
    return { errors: Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, truncate(text, 300)])) }
  }
  const percent = before.failedRunAllowance === null ? null : before.failedRunAllowance * 100
  const failedRunsPercent = chosen('failedRuns', state.number, percent)
  return {
    defaults: defaultsSchema.parse({
      providers,
      preferredProviders: preferred,
      excludedProviders: excluded,
      pricing: chosen('pricing', state.choice, before.pricing),
      objective: chosen('objective', state.choice, before.objective),
      stack: chosen('stack', state.choice, before.stack),
      methodPolicy,
      priceBook,
      ownGpus,
      budgetUsd,
      monthlyBudgetUsd,
      approval,
      failedRunAllowance: failedRunsPercent === null ? null : failedRunsPercent / 100,
      currency: chosen('currency', state.choice, before.currency),
      answers: chosen('answers', state.choice, before.answers),
      digest: isOn('digest'),
      retentionDays: chosen('retentionDays', state.number, before.retentionDays),
      picture: isOn('picture'),
      hoursAMonth: chosen('hoursAMonth', state.number, before.hoursAMonth),
      idleHours: chosen('idleHours', state.number, before.idleHours),
      savesCheckpoints: isOn('savesCheckpoints'),
      usdPerKwh: chosen('usdPerKwh', state.number, before.usdPerKwh),
      country: chosen('country', state.choice, before.country),
    }),
  }
}

/** A limit needs somebody to ask, and somebody to ask a limit; what is missing is said beside its field. */
function readApproval(
  state: FormState,
  { approval: before }: Defaults,
  money: (id: string, kept: number | null) => number | null,
  errors: Record<string, string>,
): Defaults['approval'] {
  const threshold = money('approvalUsd', before?.thresholdUsd ?? null)
  const approver = state.has('approver') ? state.user('approver') : (before?.approver ?? null)
  const others = state.has('deputies') ? state.users('deputies') : (before?.deputies ?? [])
  const deputies = others.filter((user) => user !== approver)
  if (threshold !== null && approver === null) errors['approver'] = 'Who should be asked?'
  if (threshold === null && approver !== null) errors['approvalUsd'] ??= 'From which amount on?'
  if (deputies.length > 0 && approver === null) errors['approver'] ??= 'Who should be asked first?'
  if (threshold === null || approver === null) return null
  return { thresholdUsd: threshold, approver, ...(deputies.length === 0 ? {} : { deputies }) }
}

const booleanOf = (choice: string | null): boolean | null => (choice === null ? null : choice === 'on')
const nonEmptyList = (ids: readonly string[]): string[] | null => (ids.length === 0 ? null : [...ids])
