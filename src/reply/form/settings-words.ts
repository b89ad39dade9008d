/** What a channel or a workspace has settled, in words: as App Home, hints and the form itself say it. */
import type { Defaults } from '../../scenario/defaults.ts'
import type { Vocabulary } from '../../scenario/vocabulary.ts'
import { ownLines, priceLines } from '../../team/money-lines.ts'
import { policyLines } from '../../team/policy.ts'
import { duration, usd } from '../format.ts'
import { escape } from '../mrkdwn.ts'
import { type Names, pricingWords } from '../names.ts'

/** What is settled, a phrase for each field, as App Home and the hints of a channel's form say it. */
export function defaultWords(
  defaults: Defaults,
  vocabulary: Vocabulary,
  names: Names,
): Readonly<Partial<Record<keyof Defaults, string>>> {
  const { approval, answers, digest, failedRunAllowance, retentionDays, methodPolicy, priceBook, ownGpus } = defaults
  const { idleHours, hoursAMonth, usdPerKwh, savesCheckpoints, picture } = defaults
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
    idleHours: idleHours === null ? undefined : duration(idleHours),
    hoursAMonth: hoursAMonth === null ? undefined : `${hoursAMonth} hours a month`,
    usdPerKwh: usdPerKwh === null ? undefined : `${usd(usdPerKwh)} per kWh`,
    country: defaults.country ?? undefined,
    savesCheckpoints: savesCheckpoints === null ? undefined : savesCheckpoints ? 'saved' : 'not saved',
    picture: picture === null ? undefined : picture ? 'under each answer' : 'on request',
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
  picture: 'Chart',
  idleHours: 'Idle after a run',
  hoursAMonth: 'GPUs used',
  usdPerKwh: 'Electricity',
  country: 'Country',
  savesCheckpoints: 'Checkpoints',
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
