/** What the numbers of a clause are of: a field that it names, one that holds them already, or what was before. */
import type { Scenario, SpecField } from '../../scenario/scenario.ts'

/** Why something is wished: its numbers are no wish. */
export const explainsWhy =
  /^(?:because|since|bc|cuz|coz|cos|otherwise|so that|so (?:i|we) (?:can|could|don't)|or else)\b/iu
/** "Make it RunPod, Lambda is too slow", "H200s too, besides B200s", "Qwen3 4B, it beats the 7B": behind a wish, of what there is. */
export const isReason =
  /^(?:it|that|this|they|that one)(?:'s| is| are)? (?:beats?|outperforms?|outdoes|(?:way |much |a lot |even )?(?:better|smaller|cheaper|faster|newer|stronger|smarter) than|as good as|on par with) |^(?:besides|in addition to|on top of) (?:the |those |these )?[\p{L}\d]+(?: [\p{L}\d]+)?\W*$|^(?!(?:it|that|this|these)\b)[\p{L}\d]+ (?:is|are|was|were) (?:way |far |much |a bit )?too (?:slow|expensive|pricey|flaky|unreliable|risky)\W*$/iu
/** Of what was done before now, at the beginning of a clause. */
export const wasBefore =
  /^(?:(?:so|and|but|ok|well|in the pilot|last time|first|initially|originally)[ ,]+){0,2}(?:we|i|they|he|she|my plan|the plan|it) (?:had |have |already |originally |first |initially )?(?:tried|used|ran|had|was|were|did|tested|went with|started with|trained)\b/iu

/** "The last lora one forgot half", "our previous run was on A100s", "twice the machines and the price barely moved" */
export const ofEarlier =
  /^(?:the|our|my|that) (?:last|previous|old|earlier) (?:[\w-]+ ){0,2}(?:one|run|try|attempt|time|model|version|plan|setup|job)\b(?! (?:is fine|please|again|then|instead)\b).{0,60}\b(?:forgot|was|were|had|did|died|crashed|failed|took|cost|gave|got|went|lost|broke|ended|diverged|overfit\w*)\b|\b(?:barely|hardly|scarcely|didn't(?: even)?|only|(?:price|cost|total|bill|time|hours)(?: has| just| still)?) (?:moved?|changed?|halved?|doubled|dropped|stayed|budged?|rose|fell|went (?:up|down))\b/iu

/** "15k is incl. storage, so say 12": the fields that have the numbers of a clause already. */
export const fieldsHeldIn = (part: string, scenario: Scenario): readonly SpecField[] =>
  numbersIn(part).flatMap((values) =>
    numericFields.filter((field) => values.some((value) => value === scenario.spec[field])),
  )

/** All its numbers say what holds already. */
export const restates = (part: string, scenario: Scenario): boolean =>
  numbersIn(part).every((values) =>
    [...numericFields.map((field) => scenario.spec[field]), scenario.corpus?.examples, scenario.corpus?.epochs].some(
      (held) => values.some((value) => value === held),
    ),
  )
const numericFields = [
  'gpuCount',
  'nodes',
  'budgetUsd',
  'deadlineHours',
  'sequenceLength',
  'loraRank',
  'batch',
  'tokens',
] as const

/** Each number of a text as what it may come to. */
const numbersIn = (part: string): readonly (readonly number[])[] =>
  [...part.matchAll(/(?<![\w.])(\d[\d,]*(?:\.\d+)?)(k|m|b)?(?![\d])/giu)].map(([, digits = '', magnitude = '']) => {
    const value = Number(digits.replaceAll(',', ''))
    const scale = { k: 1e3, m: 1e6, b: 1e9 }[magnitude.toLowerCase()]
    return scale === undefined ? [value, value * 1024] : [value * scale]
  })

/** The field that a clause speaks of without a value. */
export const nounOf = (part: string): readonly SpecField[] | null =>
  fieldNouns.find(([noun]) => noun.test(part))?.[1] ?? null
const fieldNouns: readonly (readonly [RegExp, readonly SpecField[]])[] = [
  [/\b(?:budget|ceiling|spending|money)\b/iu, ['budgetUsd']],
  [/\b(?:deadline|due date)\b/iu, ['deadlineHours']],
  [/\b(?:context|sequences?|seq(?: len)?)\b/iu, ['sequenceLength']],
  [/\brank\b/iu, ['loraRank']],
  [/\bbatch\b/iu, ['batch']],
  [/\b(?:gpus|cards)\b/iu, ['gpuCount']],
  [/\b(?:data|dataset|rows|examples|samples|tokens|epochs?)\b/iu, ['tokens']],
]
