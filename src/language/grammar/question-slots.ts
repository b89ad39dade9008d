/** Questions beside what is asked for: what their words name is asked about, and not set. */
import { quoted } from '../../scenario/format-values.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

const conditionalOpening = /^\W*(?:so |and |but )?(?:would|will)\b/i

/** "would LoRA be cheaper?" asks for LoRA, and not for the cheapest plan. */
export function withoutComparedObjective(slots: readonly Slot[], { normalized }: RecognizedText): readonly Slot[] {
  if (!conditionalOpening.test(normalized.text)) return slots
  const others = slots.filter((slot) => !(slot.role === 'field-value' && slot.field === 'objective'))
  return others.length > 0 ? others : slots
}

/** "…, does MoE make it cheaper", "is Unsloth faster?": a question of something by its name, beside the job. */
const askedOfAnother =
  /(?:^|[,.;:?!\n] ?|\band )(?:and |but |so )?(?:does|do|would|will|could|can|is|are)(?: (?:an?|the|using|use of|going))? (?!it\b|this\b|that\b|there\b|i\b|we\b|you\b)[^?.,;\n]{2,40}? (?:cheaper|faster|quicker)\b/giu

/** Such a question asks about the other thing, and orders neither the cheapest plan nor the fastest. */
export function withoutAskedObjective(slots: readonly Slot[], { normalized, tokens }: RecognizedText): readonly Slot[] {
  const spans = [...normalized.text.matchAll(askedOfAnother)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }))
  if (spans.length === 0) return slots
  const isAsked = ({ from, to }: Slot): boolean =>
    spans.some(({ start, end }) => (tokens[from]?.start ?? -1) >= start && (tokens[to - 1]?.end ?? Infinity) <= end)
  const rest = slots.filter((slot) => !(slot.role === 'field-value' && slot.field === 'objective' && isAsked(slot)))
  return rest.some(isOfJob) ? rest : slots
}

/** "why is it only one gpu?", "is spot ok?", "do I need an H100?": to the end of the sentence. */
const asideQuestion =
  /(?<![\w-])(?:why\b[^?]{0,200}|(?:is|are)\b[^?.]{1,60}\b(?:ok|okay|safe|better|worse|worth|needed|necessary|required|risky|reliable|a problem)\b[^?.]{0,60}(?=\?)|do (?:i|we)\b[^?.]{0,20}\bneed\b[^?.]{1,60}(?=\?))\??/i

/** A question beside the job of a command sets nothing: it is named, and can be asked once there is an answer. */
export function withoutAsideQuestion(slots: readonly Slot[], recognized: RecognizedText): readonly Slot[] {
  const { normalized, tokens } = recognized
  const match = asideQuestion.exec(normalized.text)
  if (match === null) return slots
  const [start, end] = [match.index, match.index + match[0].length]
  const from = tokens.findIndex((token) => token.start >= start)
  const to = tokens.findLastIndex((token) => token.end <= end) + 1
  if (from < 0 || to <= from) return slots
  const isInside = (slot: Slot): boolean => slot.from < to && slot.to > from
  const inside = slots.filter(isInside)
  // The job itself may be what is asked about.
  if (inside.length === 0 || inside.some(isOfJob)) return slots
  const note = `${quoted(wordsIn(recognized)(from, to))}${asksBesides}`
  return [...slots.filter((slot) => !isInside(slot)), { role: 'remark', note, from, to }]
}

/** Ends the note of a question that sets nothing. */
export const asksBesides = ' asks and sets nothing: ask it in the thread of the answer.'

const isOfJob = (slot: Slot): boolean =>
  slot.role === 'model' ||
  slot.role === 'dataset' ||
  slot.role === 'unitless' ||
  (slot.role === 'quantity' && ['params', 'tokens', 'examples', 'steps', 'bytes'].includes(slot.measure))
