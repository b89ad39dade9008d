/** What the settings are called when somebody is told that they changed, and where each stands in the form. */
import type { Defaults } from '../../scenario/defaults.ts'

const names: Readonly<Record<keyof Defaults, string>> = {
  providers: 'providers allowed',
  preferredProviders: 'providers preferred',
  excludedProviders: 'providers excluded',
  ownGpus: 'own GPUs',
  priceBook: 'price book',
  currency: 'currency',
  stack: 'software stack',
  pricing: 'kind of price',
  objective: 'what matters most',
  methodPolicy: 'policy on methods',
  budgetUsd: 'budget',
  monthlyBudgetUsd: 'budget of the month',
  approval: 'approvals',
  answers: 'who sees answers',
  digest: 'weekly digest',
  retentionDays: 'how long things are kept',
  failedRunAllowance: 'allowance for failed runs',
  idleHours: 'idle hours after a run',
  hoursAMonth: 'hours a month',
  usdPerKwh: 'price of electricity',
  country: 'country',
  savesCheckpoints: 'checkpoints',
  picture: 'chart under answers',
}

/** The label of a setting in its form. */
export const settingName = (field: keyof Defaults): string => names[field]

/** The id of the block in which a field is entered. */
export function blockOfSetting(field: keyof Defaults): string {
  if (field === 'approval') return 'approvalUsd'
  return field === 'failedRunAllowance' ? 'failedRuns' : field
}

/** The fields in which two documents differ, in the order of the form. */
export function changedSettings(before: Defaults, after: Defaults): readonly (keyof Defaults)[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the record above
  return (Object.keys(names) as (keyof Defaults)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
}
