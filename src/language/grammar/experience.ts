/** What somebody has worked with so far: "we've never gone past a single GPU", "until now we only had one A100", "the code is tested on a 4090". */
import { quoted } from '../../scenario/format-values.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

const never =
  /\b(?:never|not|n't|haven't|hasn't|hadn't|didn't)\b(?: \w+){0,2} (?:gone|went|go|used|use|tried|trained|train|ran|run|worked|had|scaled|touched|done|been)(?: \w+){0,2} (?:past|beyond|more than|over|above|anything but|anything other than|anything bigger than|outside)\b/u
const soFar =
  /\b(?:so far|until now|till now|up to now|to date|always|previously|before this|in the past)\b(?: \w+){0,3} (?:had|ran|used|trained|worked|went|gone|tried|done|rented|been)\b/u
/** "Code is tested on one 8xH100 box": where it ran, and not where it is to run. */
const tested =
  /\b(?:code|scripts?|setup|set-up|pipeline|config|it|all|everything|we|i|trainer|loop|training|recipe|stack)\b(?: (?:is|was|has|have|been|already|only|just|all|fully|so|far|'ve|we|i|it|successfully|briefly|first|well)){0,5} (?:tested|debugged|validated|verified|developed|prototyped|profiled|benchmarked|smoke(?: |-)tested|ran fine|runs fine|works fine|working)(?: (?:fine|so far|only|it|this|already|ok)){0,4} (?:on|with|using)\b(?!.*\b(?:our|my|own)\b)/u
const future = /\b(?:will|to|should|must|shall|would) (?:be|have been) (?:tested|debugged|validated|developed)\b/u
const clauseEnds: ReadonlySet<string> = new Set(['.', '!', '?', ';', ',', '\n', '(', ')'])

/** The slots without the GPUs and the number of them that a clause tells of what was. */
export function withoutExperience(slots: readonly Slot[], recognized: RecognizedText): readonly Slot[] {
  const { tokens } = recognized
  const isOfGpus = (slot: Slot): boolean =>
    slot.role === 'gpus' ||
    slot.role === 'count' ||
    slot.role === 'nodes' ||
    (slot.role === 'quantity' && slot.measure === 'gpus')
  if (!slots.some(isOfGpus)) return slots
  // "Tested with 8xH100; book the same", "…, and we run it there"
  const isSame = tokens.some(
    ({ text }, at) =>
      (text === 'same' && tokens[at - 1]?.text === 'the') || (text === 'there' && tokens[at - 1]?.text === 'it'),
  )
  const saidOf = (slot: Slot): string => {
    let from = slot.from
    while (from > Math.max(0, slot.from - reach) && !clauseEnds.has(tokens[from - 1]?.text ?? '')) from -= 1
    return tokens
      .slice(from, slot.to)
      .map(({ text }) => text)
      .join(' ')
  }
  const isTested = (slot: Slot): boolean => {
    const said = saidOf(slot)
    return !isSame && tested.test(said) && !future.test(said)
  }
  const ofTest = slots.filter((slot) => isOfGpus(slot) && isTested(slot))
  const kept = slots.filter(
    (slot) => !isOfGpus(slot) || !(ofTest.includes(slot) || never.test(saidOf(slot)) || soFar.test(saidOf(slot))),
  )
  if (ofTest.length === 0) return kept
  const span = { from: Math.min(...ofTest.map(({ from }) => from)), to: Math.max(...ofTest.map(({ to }) => to)) }
  return [
    ...kept,
    { role: 'remark', note: `${quoted(wordsIn(recognized)(span.from, span.to))}${whereTested}`, ...span },
  ]
}
const whereTested =
  ': where it was tested, and no wish: the plan is free of it. Try some steps on what you book before the clock runs.'
/** Tokens before the GPUs that are looked at. */
const reach = 14
