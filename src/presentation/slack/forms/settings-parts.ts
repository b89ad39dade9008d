/** The settings in parts, each what somebody comes for: a window of its own with a few fields. */
import type { Defaults, DefaultsScope } from '../../../scenario/defaults.ts'

export type SettingsPartId = 'plans' | 'training' | 'prices' | 'limits' | 'bill' | 'answers' | 'owners'

export type SettingsPart = {
  readonly id: SettingsPartId
  /** The title of its window: 24 characters at most. */
  readonly title: string
  readonly fields: readonly (keyof Defaults)[]
  /** What can be set there, said where nothing is; in a window of the workspace too, unless it has words of its own. */
  readonly about: string
  readonly aboutWorkspace?: string
  /** Absent: for channels and the workspace. */
  readonly only?: DefaultsScope
  /** What opens it as `/gpucost settings prices`. */
  readonly words: readonly string[]
}

export const settingsParts: readonly SettingsPart[] = [
  {
    id: 'plans',
    title: 'Which plans are chosen',
    fields: ['providers', 'preferredProviders', 'excludedProviders', 'pricing', 'objective'],
    about: 'providers, kind of price, what matters most',
    words: ['plans', 'plan', 'providers', 'provider'],
  },
  {
    id: 'training',
    title: 'How jobs are trained',
    fields: ['stack', 'methodPolicy', 'savesCheckpoints'],
    about: 'software, policy on methods and precision, checkpoints',
    words: ['training', 'software', 'policy', 'policies', 'method', 'methods'],
  },
  {
    id: 'prices',
    title: 'Prices and currency',
    fields: ['priceBook', 'ownGpus', 'usdPerKwh', 'currency'],
    about: 'price book, GPUs of your own, electricity, currency',
    words: ['prices', 'price', 'pricebook', 'book', 'currency', 'gpus'],
  },
  {
    id: 'limits',
    title: 'Limits and approvals',
    fields: ['budgetUsd', 'monthlyBudgetUsd', 'approval'],
    about: 'budget of a job and of a month, approvals',
    words: ['limits', 'limit', 'budget', 'budgets', 'approvals', 'approval', 'money'],
  },
  {
    id: 'bill',
    title: 'What a bill includes',
    fields: ['failedRunAllowance', 'idleHours', 'hoursAMonth', 'country'],
    about: 'failed runs, idle hours, hours of use a month, country of the electricity',
    words: ['bill', 'bills', 'costs'],
  },
  {
    id: 'answers',
    title: 'Answers',
    fields: ['answers', 'picture', 'digest'],
    about: 'who sees them, chart, weekly digest',
    aboutWorkspace: 'who sees them, chart',
    words: ['answers', 'answer', 'digest', 'chart'],
  },
  {
    id: 'owners',
    title: 'Owners and records',
    fields: ['retentionDays'],
    about: 'who owns these settings, how long threads and reports are kept',
    only: 'workspace',
    words: ['owners', 'owner', 'records', 'retention'],
  },
]

/** The parts of a window of a channel or of the workspace. */
export const settingsPartsOf = (scope: DefaultsScope): readonly SettingsPart[] =>
  settingsParts.filter(({ only = scope }) => only === scope)

/** Null: there is no such part. */
export const settingsPartOf = (id: string): SettingsPart | null => settingsParts.find((part) => part.id === id) ?? null
