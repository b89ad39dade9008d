/** GPUs that the asker has: "on my own 4090", "we have 8 A100s", "on 8 H100s of our own". */
import type { ParseContext } from './parse-context.ts'
import { isKind } from '../lexicon/senses.ts'
import { spanOf } from './slots.ts'

/** Before a GPU, and nothing but its count, a maker and words such as "of" between. */
const ownerBefore = /^(?:my|our|own|owned|owning|have|has|got|mine)$/
/** Behind a GPU: "that we own", "of our own", "we have". */
const ownerAfter = /^(?:own|owned|have|has|got|home|homelab|garage|basement|on-prem|onprem|sitting)$/
/** Behind a GPU these tell of whoever stands before them: "that we have"; "a T4 has no bf16" tells of the GPU. */
const saidOfOwner = /^(?:have|has|got)$/
const owners = /^(?:i|we|i've|we've|already|that|which)$/
const between =
  /^(?:a|an|the|of|my|our|some|one|two|four|eight|that|which|i|we|already|at|in|on|x|×|existing|old|new|single|local|gaming|pc|computer|workstation|rig|laptop|desktop|box|server|machine|home|with|spare|idle|x)$/

/** How far the words of owning may stand from the GPU. */
const maxDistance = 8

/** Marks the GPUs of the text as the asker's own, at most once; never where a provider is named. */
export function fillOwnedGpus(context: ParseContext): void {
  // What a provider has is rented.
  if (context.mentions.some((mention) => isKind(mention, 'provider', 'instance'))) return
  for (const [index, mention] of context.mentions.entries()) {
    if (!isKind(mention, 'gpu') || context.polarity(index) !== 'meant') continue
    if (!isOwned(context, index, -1, ownerBefore) && !isOwned(context, index, 1, ownerAfter)) continue
    context.add({ role: 'field-value', field: 'owned', value: true, ...spanOf(mention) })
    return
  }
}

function isOwned(context: ParseContext, index: number, step: 1 | -1, owner: RegExp): boolean {
  for (let at = index + step; Math.abs(at - index) <= maxDistance; at += step) {
    const mention = context.mentions[at]
    if (mention === undefined) return false
    const word = context.textAt(at).split(' ').at(-1) ?? ''
    if (owner.test(word)) return !isPast(context, at) && (step < 0 || !saidOfOwner.test(word) || isOfOwner(context, at))
    const isCount = isKind(mention, 'amount') && mention.sense.magnitude === '' && mention.sense.change === undefined
    if (!isCount && !isKind(mention, 'times', 'vendor') && !between.test(context.textAt(at))) return false
  }
  return false
}

/** "we have", "i already have": somebody is said to have it. */
const isOfOwner = (context: ParseContext, at: number): boolean =>
  context.textAt(at).includes(' ') || [at - 1, at - 2].some((before) => owners.test(context.textAt(before)))

/** "we had", "we do not have". */
const isPast = (context: ParseContext, at: number): boolean =>
  [at - 1, at - 2].some((before) => /^(?:not|no|don't|dont|never|without)$/.test(context.textAt(before)))
