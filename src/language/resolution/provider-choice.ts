/** Providers asked for and ruled out. */
import { formatList, quoted } from '../../scenario/format-values.ts'
import { slotsOf } from '../grammar/slots.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'

/** Sets the providers, and those that are excluded. */
export function resolveProviders(draft: Draft, { slots }: ResolverInput): void {
  const providerSlots = slotsOf(slots, 'providers')
  const excludedIds = [...new Set(providerSlots.filter(({ excluded }) => excluded).flatMap(({ ids }) => ids))]
  const wanted = [...new Set(providerSlots.filter(({ excluded }) => !excluded).flatMap(({ ids }) => ids))]
  const both = wanted.filter((id) => excludedIds.includes(id))
  if (both.length > 0 && both.length === wanted.length) {
    const terms = providerSlots.filter(({ ids }) => ids.some((id) => both.includes(id))).map((one) => draft.words(one))
    draft.addIssue(
      'conflict',
      `${formatList([...new Set(terms)].map(quoted))} is both asked for and ruled out: keep one.`,
      terms,
    )
    return
  }
  const instanceSlot = providerSlots.find(({ byInstance }) => byInstance === true)
  const conflicting = providerSlots.find(
    ({ byInstance, excluded, isAlternative, ids }) =>
      byInstance !== true &&
      !excluded &&
      isAlternative !== true &&
      !ids.some((id) => instanceSlot?.ids.includes(id) === true),
  )
  if (instanceSlot !== undefined && conflicting !== undefined) {
    const terms = [draft.words(instanceSlot), draft.words(conflicting)]
    draft.addIssue('conflict', `${quoted(terms[0] ?? '')} is not rented at ${quoted(terms[1] ?? '')}: keep one.`, terms)
    return
  }
  if (excludedIds.length > 0) {
    draft.set('excludedProviders', [...new Set([...(draft.base?.spec.excludedProviders ?? []), ...excludedIds])])
    const remaining = draft.base?.spec.providers?.filter((id) => !excludedIds.includes(id)) ?? null
    if (wanted.length === 0 && remaining !== null && remaining.length < (draft.base?.spec.providers?.length ?? 0)) {
      draft.set('providers', remaining.length > 0 ? remaining : null)
    }
  }
  if (wanted.length === 0) return
  draft.set('providers', wanted)
  const excluded = draft.get('excludedProviders')
  if (excluded !== null && excludedIds.length === 0) {
    const stillExcluded = excluded.filter((id) => !wanted.includes(id))
    if (stillExcluded.length < excluded.length)
      draft.set('excludedProviders', stillExcluded.length > 0 ? stillExcluded : null)
  }
}
