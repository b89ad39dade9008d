/** From slots to a draft of the scenario: contradictions are named, what completes one another is put together. */
import type { Scenario } from '../../scenario/scenario.ts'
import { slotsOf } from '../grammar/slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { RuleObserver } from '../recognizers/recognize.ts'
import type { Resolver, ResolverInput } from './resolver.ts'
import { Draft } from './scenario-draft.ts'
import { splitUnitless } from './unitless-amounts.ts'

/**
 * Applies the resolvers in their order. `base`: the scenario that the slots amend; null where they begin one.
 * `wordsAt`: the words of a slot, as typed.
 */
export function resolveSlots(
  input: Omit<ResolverInput, 'unitless'>,
  resolvers: readonly Resolver[],
  base: Scenario | null,
  wordsAt: (from: number, to: number) => string,
  observe?: RuleObserver,
): Draft {
  const draft = new Draft(base, wordsAt)
  const stated = input.recognized.mentions.flatMap((mention) =>
    isKind(mention, 'amount') ? [mention.meaning.value] : [],
  )
  const unitless = splitUnitless(input.slots, input.vocabulary.models, base?.spec ?? null, stated)
  const whole = { ...input, unitless }
  for (const { name, resolve } of resolvers) {
    const before = draft.changes
    resolve(draft, whole)
    if (draft.changes > before) observe?.(name, 0, input.recognized.tokens.length)
  }
  return draft
}

/** Fields that are left open again. */
export function clearFields(draft: Draft, { slots }: ResolverInput): void {
  for (const { fields } of slotsOf(slots, 'clear')) for (const field of fields) draft.set(field, null)
}
