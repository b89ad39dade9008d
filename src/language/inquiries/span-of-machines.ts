/** "Our 8 A100s sit idle for 90 days, how far would we get?": machines for a span of time, and a training from nothing that is wished for. */
import type { RulesOfThumb } from '../../catalog/rules-of-thumb.ts'
import { hoursOfDay, hoursOfMonth } from '../../scenario/hours-of-time.ts'
import { idleSpanIn, timeSpansIn } from '../questions/spans-of-time.ts'
import { unsupportedNameIn } from './unsupported-inquiry.ts'

const atHand =
  /\b(?:idle\w*|unused|free|spare\w*|sits?|empty|nobody (?:uses|needs)|available|disposal|lets? (?:me|us)|lends?|lent|borrow\w*|owns?|owned|(?:we|i)(?:'ve)? (?:have|got)|our|my|at home|have access|gets? access|stays?|leave)\b/iu
const fromNothing =
  /\b(?:pre-?train\w*|from (?:scratch|zero|nothing)|(?:build|create|make|train)(?:ing)? (?:[\w'-]{1,12} ){0,4}?(?:llm|language model|foundation model|base model|gpt|chatgpt|model of (?:our|my) own)|(?:our|my|your)(?: very)? own (?:llm|gpt|chatgpt|language model|foundation model|base model)|(?:gpt|chatgpt|llm|llama|language model)\b[^.?!]{0,24}\bof (?:our|my) own)\b/iu
const trains = /\b(?:train\w*|tokens|build|llms?|language models?)\b/iu
const asks =
  /\b(?:how (?:far|big|large|many tokens|much)|what (?:could|can|would|model|size|is|are|would be)|what['’]?s|which|biggest|largest|most sensible|could (?:we|i|you|one|a|they|it)|can (?:we|i|one|a|it)|realistic\w*|feasible|possible|doable|enough|crazy|get anywhere)\b/iu
const otherWork =
  /\b(?:fine-?tun\w*|q?lora|sft|dpo|grpo|serv(?:e|ing)|host(?:ing)?|inference|embed\w*|rent(?:ed|ing)? out|sell|sold|hobby images?|diffusion|classif\w+)\b/iu
const months: Readonly<Record<string, number>> = {
  january: 31, february: 28, march: 31, april: 30, june: 30, july: 31, august: 31, september: 30, october: 31, november: 30, december: 31,
} // prettier-ignore
const allOfMonth = new RegExp(
  String.raw`\b(?:all(?: of)?|the whole(?: of)?|during|in|throughout|entire) (${Object.keys(months).join('|')}|may)\b`,
  'iu',
)
const quarter = /\b(?:an?|one|the|next|whole) quarter\b/iu
const longest = 400
const monthsOfQuarter = 3
/** Fewer are no span in which a model is made. */
const leastDays = 3

/** Hours of the machines, how they were told, and a training that is named as the goal. */
export type SpanOfMachines = {
  readonly hours: number
  readonly rest: string
  readonly goal: { readonly name: string; readonly flops: number } | null
  /** They are at hand, and nobody rents them. */
  readonly areAtHand: boolean
}

/** Null where no span is told, nothing is to be trained from nothing, or nobody asks what comes of it. */
export function spanOfMachinesIn(text: string, rules: RulesOfThumb): SpanOfMachines | null {
  if (text.length > longest || otherWork.test(text) || !asks.test(text)) return null
  const areAtHand = atHand.test(text)
  if (!fromNothing.test(text) && !(areAtHand && trains.test(text))) return null
  const span = spanIn(text, rules)
  if (span === null || span.hours < leastDays * hoursOfDay) return null
  const found = rules.knownTrainings
    .map((row) => ({ name: row.names.map((name) => unsupportedNameIn(text, name)).find((name) => name !== null), row }))
    .find(({ name }) => name != null)
  const goal = found?.name == null ? null : { name: found.name, flops: found.row.flops.base }
  // "8 of our own RTX 4090s"
  const rest = text
    .replace(span.words, ' ')
    .replaceAll(/(?<![\w.])(\d{1,4}) of (?:our|my|the|these|their|its)(?: (?:own|idle|spare|old|new))? /giu, '$1x ')
  return {
    hours: span.hours,
    rest: goal === null ? rest : rest.replace(goal.name, ' a model '),
    goal: found == null || goal === null ? null : { name: found.row.title, flops: goal.flops },
    areAtHand,
  }
}

function spanIn(text: string, rules: RulesOfThumb): { readonly hours: number; readonly words: string } | null {
  const [told] = timeSpansIn(text)
  if (told !== undefined) return told
  const [words, month = ''] = allOfMonth.exec(text) ?? []
  if (words !== undefined) return { hours: (months[month.toLowerCase()] ?? months['march'] ?? 0) * hoursOfDay, words }
  const [ofQuarter] = quarter.exec(text) ?? []
  if (ofQuarter !== undefined) return { hours: monthsOfQuarter * hoursOfMonth, words: ofQuarter }
  return idleSpanIn(text, rules)
}
