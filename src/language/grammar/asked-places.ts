/** Whether a place that a message names is where the training is to be: a team in Germany may train anywhere. */
import { isKind } from '../lexicon/meanings.ts'
import { isListItem } from './list-items.ts'
import type { ParseContext } from './parse-context.ts'

/** "2B tokens in Europe", "only Germany"; a team in Germany may train anywhere. */
export function isAskedPlace(context: ParseContext, index: number): boolean {
  const before = context.skip(index, -1, 'article')
  if (isKind(context.mentions[before], 'only', 'field', 'equals')) return true
  if (isListItem(context, index)) return true
  // "In Frankfurt or Helsinki"
  const other = context.mentions[before - 1]
  if (isKind(context.mentions[before], 'or') && isKind(other, 'field-value') && other.meaning.field === 'region')
    return true
  // "The data must not leave Switzerland"
  if (/(?:^| )leave$/.test(context.textAt(before)) && context.kindAt(before - 1) === 'not') return true
  const isInside = ['in', 'within', 'inside'].includes(context.textAt(before))
  const isOfOthers = placedElsewhere.has(context.lastWordAt(before - 1))
  // "Processing must take place within Germany"
  if (isInside && !isOfOthers && isObliged(context, before)) return true
  return (
    isKind(context.mentions[before], 'preposition') &&
    isInside &&
    !isOfOthers &&
    !isKind(context.mentions[before - 1], 'unknown')
  )
}
/** Who or what is in a country, wherever the training is. */
const placedElsewhere: ReadonlySet<string> = new Set(
  (
    'office offices team teams customer customers user users client clients company companies colleague colleagues hq branch ' +
    'headquarters meeting meetings conference market markets plant hospital university school insurer bank agency partner ' +
    'supplier people live lives living sit sits work works working launch launched based'
  ).split(' '),
)

/** A word of duty in the same sentence before. */
function isObliged(context: ParseContext, before: number): boolean {
  for (let at = before - 1; at >= Math.max(0, before - dutyReach); at -= 1) {
    if (isKind(context.mentions[at], 'sentence-end', 'question')) return false
    if (
      context
        .textAt(at)
        .split(' ')
        .some((word) => dutyWords.has(word))
    )
      return true
  }
  return false
}
const dutyReach = 8
const dutyWords: ReadonlySet<string> = new Set(
  'must has have needs shall only required requires require mandatory obliged insist insists allowed supposed'.split(
    ' ',
  ),
)
