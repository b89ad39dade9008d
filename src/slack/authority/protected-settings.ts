/** Which settings need an owner: all of the workspace's, and in a channel what decides what a plan costs and who must agree. */
import type { Defaults } from '../../scenario/defaults.ts'
import type { Authority } from './owners.ts'
import { notOwnerText } from './owners.ts'
import type { ChannelSharing } from '../slack-connect.ts'
import { settingName } from './setting-names.ts'

/** In a channel too: limits, who approves, and prices, for a price of $0.01 passes every limit. */
export const protectedFields: ReadonlySet<keyof Defaults> = new Set([
  'approval',
  'budgetUsd',
  'monthlyBudgetUsd',
  'priceBook',
  'ownGpus',
  'failedRunAllowance',
  'idleHours',
  'hoursAMonth',
  'usdPerKwh',
  'retentionDays',
])

export type SettingsChange = {
  readonly scope: 'channel' | 'workspace'
  readonly fields: readonly (keyof Defaults)[]
  /** The list of owners changes. */
  readonly changesOwners: boolean
  /** Who else reads in the channel; null for the workspace. */
  readonly sharing: ChannelSharing | null
}

/** Why a change is refused, beside the field that it is about; null: it is allowed. */
export function refusalOf(
  { scope, fields, changesOwners, sharing }: SettingsChange,
  { isOwner, role, owners }: Authority,
): { readonly field: keyof Defaults | 'owners'; readonly reason: string } | null {
  if (isOwner || (fields.length === 0 && !changesOwners)) return null
  const [first] = fields
  if (scope === 'workspace') {
    return { field: first ?? 'owners', reason: notOwnerText('change the settings of the workspace', owners) }
  }
  const guarded = fields.find((field) => protectedFields.has(field))
  if (guarded !== undefined) return { field: guarded, reason: notOwnerText(`change “${settingName(guarded)}”`, owners) }
  if (first === undefined) return null
  if (role === 'outsider') return { field: first, reason: 'Guests cannot change settings.' }
  // Whoever asks here may be of another company.
  if (sharing !== 'own')
    return { field: first, reason: notOwnerText('change settings of a channel that others read', owners) }
  return null
}
