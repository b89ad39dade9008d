/** What somebody has worked with so far: "we've never gone past a single GPU", "until now we only had one A100". */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

const never =
  /\b(?:never|not|n't|haven't|hasn't|hadn't|didn't)\b(?: \w+){0,2} (?:gone|went|go|used|use|tried|trained|train|ran|run|worked|had|scaled|touched|done|been)(?: \w+){0,2} (?:past|beyond|more than|over|above|anything but|anything other than|anything bigger than|outside)\b/u
const soFar =
  /\b(?:so far|until now|till now|up to now|to date|always|previously|before this|in the past)\b(?: \w+){0,3} (?:had|ran|used|trained|worked|went|gone|tried|done|rented|been)\b/u
const clauseEnds: ReadonlySet<string> = new Set(['.', '!', '?', ';', ',', '\n', '(', ')'])

/** The slots without the GPUs and the number of them that a clause tells of what was. */
export function withoutExperience(slots: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] {
  const isOfGpus = (slot: Slot): boolean =>
    slot.role === 'gpus' ||
    slot.role === 'count' ||
    slot.role === 'nodes' ||
    (slot.role === 'quantity' && slot.measure === 'gpus')
  if (!slots.some(isOfGpus)) return slots
  return slots.filter((slot) => {
    if (!isOfGpus(slot)) return true
    let from = slot.from
    while (from > Math.max(0, slot.from - reach) && !clauseEnds.has(tokens[from - 1]?.text ?? '')) from -= 1
    const said = tokens
      .slice(from, slot.to)
      .map(({ text }) => text)
      .join(' ')
    return !never.test(said) && !soFar.test(said)
  })
}
/** Tokens before the GPUs that are looked at. */
const reach = 14
