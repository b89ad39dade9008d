/** The settings of a channel or a workspace in words. */
import type { Defaults } from '../../scenario/defaults.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import { ownGpusText, priceBookText } from '../../team/price-book-text.ts'
import { approversOf } from '../../team/approval.ts'
import { policiesText } from '../../team/method-policy.ts'
import { formatDuration, formatUsd } from '../format/number-format.ts'
import { joinSpans, line, type Line, mention } from './message-content.ts'
import { type DisplayNames, pricingLabels } from '../format/display-names.ts'

/** A phrase for each field that is set. */
export function describeDefaults(
  defaults: Defaults,
  vocabulary: Vocabulary,
  names: DisplayNames,
): Readonly<Partial<Record<keyof Defaults, string>>> {
  const { approval, answers, digest, failedRunAllowance, retentionDays, methodPolicy, priceBook, ownGpus } = defaults
  const { idleHours, hoursAMonth, usdPerKwh, savesCheckpoints, picture } = defaults
  const providers = (ids: readonly string[] | null) => ids?.map(names.provider).join(', ')
  const words: Partial<Record<keyof Defaults, string | undefined>> = {
    providers: providers(defaults.providers),
    preferredProviders: providers(defaults.preferredProviders),
    excludedProviders: providers(defaults.excludedProviders),
    pricing: defaults.pricing === null ? undefined : pricingLabels[defaults.pricing],
    objective: defaults.objective ?? undefined,
    stack: defaults.stack === null ? undefined : names.stack(defaults.stack),
    methodPolicy: methodPolicy === null ? undefined : policiesText(methodPolicy),
    priceBook: priceBook === null ? undefined : priceBookText(priceBook, vocabulary),
    ownGpus: ownGpus === null ? undefined : ownGpusText(ownGpus),
    budgetUsd: defaults.budgetUsd === null ? undefined : formatUsd(defaults.budgetUsd),
    monthlyBudgetUsd: defaults.monthlyBudgetUsd === null ? undefined : formatUsd(defaults.monthlyBudgetUsd),
    approval: approval === null ? undefined : formatUsd(approval.thresholdUsd),
    failedRunAllowance: failedRunAllowance === null ? undefined : `${Math.round(failedRunAllowance * 100)}%`,
    currency: defaults.currency ?? undefined,
    answers: answers === null ? undefined : answers === 'public' ? 'in the channel' : 'to the asker alone',
    digest: digest === null ? undefined : digest ? 'on' : 'off',
    retentionDays: retentionDays === null ? undefined : `${retentionDays} days`,
    idleHours: idleHours === null ? undefined : formatDuration(idleHours),
    hoursAMonth: hoursAMonth === null ? undefined : `${hoursAMonth} hours a month`,
    usdPerKwh: usdPerKwh === null ? undefined : `${formatUsd(usdPerKwh)} per kWh`,
    country: defaults.country ?? undefined,
    savesCheckpoints: savesCheckpoints === null ? undefined : savesCheckpoints ? 'saved' : 'not saved',
    picture: picture === null ? undefined : picture ? 'under each answer' : 'on request',
  }
  return Object.fromEntries(
    Object.entries(words).flatMap(([field, text]) => (text === undefined ? [] : [[field, text]])),
  )
}

const settingLabels: Readonly<Record<keyof Defaults, string>> = {
  providers: 'Providers allowed',
  preferredProviders: 'Providers preferred',
  excludedProviders: 'Providers excluded',
  pricing: 'Price',
  objective: 'What matters most',
  stack: 'Stack',
  methodPolicy: 'Policy',
  priceBook: 'Price book',
  ownGpus: 'Own GPUs',
  budgetUsd: 'Budget of a job',
  monthlyBudgetUsd: 'Budget of a month',
  approval: 'Approval above',
  failedRunAllowance: 'Failed runs',
  currency: 'Currency',
  answers: 'Answers',
  digest: 'Digest',
  retentionDays: 'Kept for',
  picture: 'Chart',
  idleHours: 'Idle after a run',
  hoursAMonth: 'GPUs used',
  usdPerKwh: 'Electricity',
  country: 'Country',
  savesCheckpoints: 'Checkpoints',
}

/** A line for each of `fields` that is set: "Budget: $500", "Approval above: $2,000, by @cfo". */
export function defaultsLines(
  defaults: Defaults,
  vocabulary: Vocabulary,
  names: DisplayNames,
  fields: readonly (keyof Defaults)[] = settingFields,
): readonly Line[] {
  const descriptions = describeDefaults(defaults, vocabulary, names)
  return fields.flatMap((field) => {
    const text = descriptions[field]
    if (text === undefined) return []
    const approver =
      field === 'approval' && defaults.approval !== null
        ? [', by ', ...joinSpans(approversOf(defaults.approval).map(mention), ' or ')]
        : []
    return [line(`${settingLabels[field]}: ${text.replaceAll('\n', '; ')}`, ...approver)]
  })
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record that has all of them
const settingFields = Object.keys(settingLabels) as readonly (keyof Defaults)[]
