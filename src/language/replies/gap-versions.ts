/** The plans that a question about a difference names, or that a thread exchanged for one another. */
import { type Mention, isKind } from '../lexicon/meanings.ts'
import type { GapVersion } from '../questions/version-gap.ts'
import { type Scenario, type Spec, type SpecField } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { wordsOf } from './named-pair.ts'
import type { Reply } from './reply-input.ts'

const maxNamed = 4

/** The same with other values. */
export const withSpec = ({ spec, ...rest }: Scenario, change: Partial<Spec>): Scenario => ({
  ...rest,
  spec: { ...spec, ...change },
})

const namingFields: ReadonlySet<string> = new Set(['region', 'method', 'pricing', 'weights', 'tier', 'task'])

/** Whether a mention names what a plan could have. */
export const isNaming = (mention: Mention): boolean =>
  isKind(mention, 'provider', 'gpu', 'instance', 'model') ||
  (isKind(mention, 'field-value') && namingFields.has(mention.meaning.field)) ||
  (isKind(mention, 'amount') && ['b', 'm'].includes(mention.meaning.magnitude.toLowerCase()))

/** What a question names that the plan could have; of several only those of one kind. */
export function namedIn(reply: Reply): readonly (GapVersion & { readonly fields: readonly SpecField[] })[] {
  const { understanding } = reply
  const mentions = understanding.recognized.mentions.filter(isNaming).slice(0, maxNamed)
  const kinds = new Set(mentions.map(kindOf))
  const ofKind = kinds.size > 1 ? mentions.filter((one) => kindOf(one) === kindOf(mentions[0] ?? one)) : mentions
  const seen = new Set<string>()
  return ofKind.flatMap((mention) => {
    const words = wordsOf(mention, understanding.recognized.mentions, understanding.wordsAt).trim()
    const act = amend(reply, words)
    // "Why is full dearer than lora? What's the lora number?" names two.
    const key = act.kind === 'amended' ? JSON.stringify(act.scenario.spec) : ''
    if (seen.has(key)) return []
    seen.add(key)
    return act.kind === 'amended' ? [{ scenario: act.scenario, words, fields: fieldsNamedBy(mention) }] : []
  })
}

/** What is compared with what: providers with providers, values of a field with one another. */
export const kindOf = ({ meaning }: Mention): string => (meaning.kind === 'field-value' ? meaning.field : meaning.kind)

const fieldsNamedBy = ({ meaning }: Mention): readonly SpecField[] => {
  if (meaning.kind === 'provider') return ['providers']
  if (meaning.kind === 'gpu' || meaning.kind === 'instance') return ['gpus']
  return meaning.kind === 'field-value' ? [meaning.field] : ['model', 'params', 'tokens']
}

/** Whether two plans ask for the same in some fields. */
export const same = (one: Spec, other: Spec, fields: readonly SpecField[]): boolean =>
  fields.every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]))

/**
 * What was planned before with it, the plan without it where the plan has it, or the plan with it. Null where it is the
 * plan's own model: there is no plan without one.
 */
export function besideNamed(
  { scenario: asked, words, fields }: ReturnType<typeof namedIn>[number],
  earlier: readonly Scenario[],
  current: Scenario,
  isVersion: boolean,
  keepsPlace = false,
): GapVersion | null {
  const { spec, ...rest } = current
  const isKept = keepsPlace && spec.region !== null && fields.includes('region')
  if (!isKept && !same(asked.spec, spec, fields)) {
    const held = earlier.find((one) => same(one.spec, asked.spec, fields))
    // "The US plan" is the one before the place was changed, though nothing was said of the US.
    const exchangedFor = isVersion ? earlier.find((one) => !same(one.spec, spec, fields)) : undefined
    return { scenario: held ?? exchangedFor ?? asked, words }
  }
  if (fields.includes('model')) return null
  const open = Object.fromEntries(fields.map((field) => [field, null]))
  const excluded = fields.includes('providers')
    ? { excludedProviders: [...(spec.excludedProviders ?? []), ...(spec.providers ?? [])] }
    : {}
  return { scenario: { ...rest, spec: { ...spec, ...open, ...excluded } }, words: '' }
}

/** Values of one field that a plan left open between: each by itself; or what the last change of GPU or seller exchanged. */
export function optionsOf(revisions: readonly Scenario[]): readonly GapVersion[] {
  for (const [at, { spec, ...rest }] of revisions.entries()) {
    for (const field of ['gpus', 'providers'] as const) {
      const values = Object.groupBy(spec[field] ?? [], field === 'gpus' ? familyOf : String)
      const groups = Object.values(values).flatMap((group) => (group === undefined ? [] : [group]))
      if (groups.length > 1 && groups.length <= maxNamed)
        return groups.map((group) => ({
          scenario: withSpec(revisions[0] ?? { ...rest, spec }, { [field]: group }),
          words: '',
        }))
    }
    const before = revisions[at + 1]
    const field = before === undefined ? undefined : exchanged(before.spec, spec)
    if (before !== undefined && field !== undefined)
      return [before, { spec, ...rest }].map((scenario) => ({ scenario, words: '' }))
  }
  return []
}

/** "h100-sxm" and "h100-pcie" are one card to those who name it. */
const familyOf = (id: string): string => id.split('-')[0] ?? id

const exchanged = (before: Spec, after: Spec): SpecField | undefined =>
  (['gpus', 'providers', 'region', 'model', 'method'] as const).find(
    (field) =>
      before[field] !== null && after[field] !== null && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
