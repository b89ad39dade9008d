/** What a channel or a workspace has settled, in words: as App Home, hints and the form itself say it. */
import type { Defaults } from '../../../scenario/defaults.ts'
import type { Vocabulary } from '../../../language/lexicon/vocabulary.ts'
import { ownGpusText, priceBookText } from '../../../team/price-book-text.ts'
import { policiesText } from '../../../team/method-policy.ts'
import { formatDuration, formatUsd } from '../../format/number-format.ts'
import { escapeMrkdwn } from '../blocks/mrkdwn.ts'
import { type DisplayNames, pricingLabels } from '../../format/display-names.ts'

/** What is settled, a phrase for each field, as App Home and the hints of a channel's form say it. */
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

const defaultLabels: Readonly<Record<keyof Defaults, string>> = {
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
  picture: 'Chart',
  idleHours: 'Idle after a run',
  hoursAMonth: 'GPUs used',
  usdPerKwh: 'Electricity',
  country: 'Country',
  savesCheckpoints: 'Checkpoints',
}

/** A line for each field that is settled, in mrkdwn. */
export function defaultsLines(defaults: Defaults, vocabulary: Vocabulary, names: DisplayNames): readonly string[] {
  const words = describeDefaults(defaults, vocabulary, names)
  const by = defaults.approval === null ? '' : `, by <@${defaults.approval.approver}>`
  return Object.entries(defaultLabels).flatMap(([field, label]) => {
    const text = Object.entries(words).find(([name]) => name === field)?.[1]
    return text === undefined
      ? []
      : [`${label}: ${escapeMrkdwn(text.replaceAll('\n', '; '))}${field === 'approval' ? by : ''}`]
  })
}
