/** What is named and cannot be: an issue each, with words that could stand in its place. */
import { quoted } from '../../scenario/format-values.ts'
import { type SlotOf, slotsOf } from '../grammar/slots.ts'
import { looksLikeGpu, nearestWords } from '../lexicon/nearest-words.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { ResolverInput } from './resolver.ts'
import type { Draft } from './scenario-draft.ts'

/** Adds an issue for each slot that the grammar found impossible. */
export function addInvalidIssues(draft: Draft, { slots, vocabulary }: ResolverInput): void {
  // That lengths are not known is said once.
  const isFirst = (slot: SlotOf<'invalid'>, at: number, all: readonly SlotOf<'invalid'>[]): boolean =>
    slot.what !== 'length' || all.findIndex(({ what }) => what === 'length') === at
  for (const slot of slotsOf(slots, 'invalid').filter(isFirst)) {
    const typed = draft.words(slot)
    const sentence = `${issueLead(slot, quoted(typed))} ${slot.sentence}`
    draft.addIssue(slot.kind, sentence, [typed], slot.alternatives ?? alternativesFor(slot, typed, vocabulary))
  }
}

/** For a GPU without data those that are called nearly the same; for a model its size. */
function alternativesFor({ what }: SlotOf<'invalid'>, typed: string, vocabulary: Vocabulary): readonly string[] {
  // "zephyr-7b" is a 7b at least.
  if (what === 'model') return /\d+(?:\.\d+)?b\b/i.exec(typed)?.slice(0, 1) ?? []
  return what === 'gpu' && looksLikeGpu(typed) ? nearestWords(typed, vocabulary) : []
}

/** The first sentence of an issue: which words it is about. */
function issueLead({ kind, what }: SlotOf<'invalid'>, words: string): string {
  if (kind !== 'unknown') return `${words} is not possible.`
  if (what === undefined) return `${words} is not clear.`
  if (what === 'pairs' || what === 'length' || what === 'machine') return `${words}:`
  if (what === 'task') return `${words} is not covered.`
  return what === 'provider' ? `There are no prices of ${words}.` : `There is no data on ${words}.`
}
