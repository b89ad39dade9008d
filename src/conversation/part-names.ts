/** What the jobs are called that are all done: "24 configs of 400M …, then 3B x 60B". */
import { formatMagnitude } from '../scenario/format-values.ts'
import type { Scenario } from '../scenario/scenario.ts'

type NamedPart = { readonly scenario: Scenario; readonly name: string }

/** As typed where all are short; else what is trained, and by which objective, or on how much where that is the same. */
export function partNames(parts: readonly NamedPart[]): readonly string[] {
  const isShort = parts.every(({ name }) => name.length <= maxNameLength)
  const areAlike = new Set(parts.map(({ scenario }) => scenario.spec.task)).size < 2
  const names = parts.map(({ name, scenario: { spec } }) =>
    isShort || spec.params === null || spec.tokens === null
      ? name
      : areAlike || spec.task === null
        ? `${rounded(spec.params)} on ${rounded(spec.tokens)} tokens`
        : `${rounded(spec.params)} ${taskNames[spec.task] ?? spec.task}`,
  )
  // What sets them apart is in their words alone.
  return new Set(names).size < names.length ? parts.map(({ name }) => name.slice(0, maxWordsLength)) : names
}
const maxWordsLength = 60
const maxNameLength = 30
const rounded = (value: number): string => formatMagnitude(Number(value.toPrecision(2)))
const taskNames: Readonly<Record<string, string>> = { sft: 'SFT', dpo: 'DPO', grpo: 'GRPO', pretrain: 'pretraining' }

/** Sides of a choice that are whole sentences: by the words of their models and methods, as `wordsOf` finds them; as typed where those are the same. */
export function sideNames(texts: readonly string[], wordsOf: (text: string) => string): readonly string[] {
  if (texts.every((text) => text.length <= maxWordsLength)) return texts
  const words = texts.map((text) => wordsOf(text).slice(0, maxWordsLength))
  return words.includes('') || new Set(words).size < words.length
    ? texts.map((text) => text.slice(0, maxWordsLength))
    : words
}

/** One of two is done, and the sum of both is of no use. */
export const isToChoose =
  /\b(?:choos(?:e|ing)|choice|decid(?:e|ing)|decision|torn|undecided|weigh(?:ing)?|debating|toss[- ]?up|pick(?:ing)?) (?:\w+ ){0,2}between\b|\b(?:torn|undecided|choice|difference|compar\w+) between\b/iu

const mark = /(?:^|(?<=[\s:;,.]))\(?([1-9]|[a-d](?=\)))[.)]\s+(?=\S)/gu
/** "First: … Second: …" */
const ordinals = ['first', 'second', 'third', 'fourth']
const letters = 'abcd'
const ordinalMark = /(?:^|(?<=[\s:;,.]))(first|second|third|fourth)(?:ly)?(?:\s?[:=–—]| [-,])\s*(?=\S)/giu
/** Longer words before the first part say more than that there are some. */
export const maxOpeningLength = 40

const isChoice = /\b(?:options?|alternatives?|either|choose|choice|compare|which|between|versions?|variants?)\b/iu

/** Several figures are asked for at the outset. */
export const asksSeveral =
  /\b(?:two|three|both|2|3|some|a few) (?:\w{1,12} )?(?:asks?|questions?|things?|numbers?|jobs?|runs?|estimates?|prices?|quotes?)\b/iu

/** "Two things: 1) … 2) …": the parts without their numbers; null: they are not numbered so. */
export function numberedParts(text: string): readonly string[] | null {
  const numbers = [...text.matchAll(mark)]
  const marks = numbers.length > 0 ? numbers : [...text.matchAll(ordinalMark)]
  const opening = text.slice(0, marks[0]?.index ?? 0)
  // "Options: (a) …" are to be chosen from.
  if (/[a-d]/u.test(marks[0]?.[1] ?? '') && isChoice.test(opening)) return null
  if (marks.length < 2 || opening.length > maxOpeningLength || /\d/u.test(opening)) return null
  const placeOf = (name: string): number =>
    ordinals.indexOf(name.toLowerCase()) + 1 || letters.indexOf(name) + 1 || Number(name)
  if (marks.some(([, name = ''], at) => placeOf(name) !== at + 1)) return null
  return marks.map(({ 0: words, index }, at) => text.slice(index + words.length, marks[at + 1]?.index).trim())
}

const ofAll =
  /(?<=[.;,:)]\s{0,2})\b(?:all|both|everything|each|every stage)(?: (?:of (?:them|it)|stages|three|two|runs))?(?: (?:with|are|is|in|as|on))?[\s:]{1,2}(?=(?:full|lora|qlora|in full|\d{1,4} ?x?|bf16|fp8|spot|reserved|on)\b)([^.;?!\n]{2,60})/iu

const settings = String.raw`(?:full|q?lora|(?:4|8)-?bit|bf16|fp8|spot|in full)(?: (?:weights?|fine-?tun\w+|param\w*|precision))?`
/** "Full weights both times", "qlora for both": behind what is said. */
const ofAllBehind = new RegExp(
  String.raw`(?:(?<=[\s(])|^)(?:(?:with|in|as) )?(${settings}),? (?:(?:for|in|on|at|with) (?:both|all|each|every)(?: (?:of (?:them|these)|(?:the )?(?:two|three)|stages?|steps?|phases?|runs?|times?|cases?))?|(?:both|each|every|all three) (?:times?|stages?|steps?|phases?|runs?)|throughout|all the way)\b`,
  'iu',
)

/** "…, all full weights", "both with LoRA on 8 H100", "full weights both times": what is said of each of several jobs, and the text without it. */
export function saidOfAll(text: string): { readonly words: string; readonly rest: string } | null {
  const opening = text.slice(0, maxOfAll)
  const match = ofAllBehind.exec(opening) ?? ofAll.exec(opening)
  const [said, words = ''] = match ?? []
  return said === undefined ? null : { words: words.trim(), rest: text.replace(said, ' ') }
}
const maxOfAll = 4000
