/** Which of the plans that stand side by side a text means: by its place, or by what it is best at. */

/** `other`: the one that was shown or asked about beside the plan that holds. */
export type PlanPick = number | 'cheapest' | 'fastest' | 'smallest' | 'largest' | 'other' | RowPick

/** A row of the table: by its place, from 0 or from the end, or by words that it has. */
export type RowPick = { readonly place: number } | { readonly words: readonly string[] }

const places: readonly (readonly [RegExp, PlanPick])[] = [
  [/\b(?:first|former|1st|left)\b/iu, 0],
  [/\b(?:second|latter|2nd|right one)\b/iu, 1],
  [/\b(?:third|3rd)\b/iu, 2],
  [/\blast\b/iu, -1],
  [/\bsmall(?:er|est)\b/iu, 'smallest'],
  [/\b(?:larg(?:er|est)|bigg(?:er|est))\b/iu, 'largest'],
  [/\b(?:fast(?:er|est)|quick(?:er|est))\b/iu, 'fastest'],
  [
    /\b(?:cheap(?:er|est)|best|better|less money)\b|^\W*(?:so |ok |and |but )*which (?:one|of|is|would|do|should)\b/iu,
    'cheapest',
  ],
]
const isPick = /\b(?:one|option|plan|which|it)\b/iu
const maxLength = 80

/** Null where the text picks none. */
export function planPickIn(text: string): PlanPick | null {
  if (text.length > maxLength || !isPick.test(text)) return null
  return places.find(([words]) => words.test(text))?.[1] ?? null
}

/** What people say around the name of what they take. */
const around = new Set(
  "the a an i we i'd we'd think guess suppose ok okay then it is that lets let's go going with take taking use please pls prefer want one option imo tbh yes yeah just do for now probably thx thanks decided final sure".split(
    ' ',
  ),
)
const maxNameLength = 60
/** "Qwen" is Qwen2.5. */
const isStem = (word: string, name: string): boolean => word.length >= minStem && name.startsWith(word)
const minStem = 4

/** "14b i think", "8": the place in `names` of the one that alone has these words; null where none or several do. */
export function namedPlanIn(text: string, names: readonly string[]): number | null {
  if (text.length > maxNameLength) return null
  const wordsOf = (one: string): readonly string[] => one.toLowerCase().match(/[\p{L}\p{N}.'-]+/gu) ?? []
  const said = wordsOf(text)
    .map((word) => word.replace(/[.']+$/u, ''))
    .filter((word) => !around.has(word))
  if (said.length === 0) return null
  const found = names.flatMap((name, at) =>
    said.every((word) => wordsOf(name).some((part) => part === word || isStem(word, part))) ? [at] : [],
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

const leftOut =
  /^(?:(?:ok|okay|so|then|actually|no|let's|lets|we|we'll|please|pls|can we|just)[\s,]+){0,4}(?:skip|drop|forget|leave out|without|cut|lose|ditch|remove|no)(?: the| that)? (?<word>[\w.-]{2,20})(?: (?:stage|part|step|one|run|bit|phase))?(?: (?:then|please|pls|for now|altogether|completely))*[\s.!]*$/iu

/** "Skip the sft" of two plans: the place of the one that stays; null where it names none of two, or both. */
export function keptStageIn(text: string, names: readonly string[]): number | null {
  const word = text.length > maxLength ? undefined : leftOut.exec(text)?.groups?.['word']?.toLowerCase()
  if (word === undefined || names.length !== 2) return null
  const kept = names.flatMap((name, at) => (name.toLowerCase().includes(word) ? [] : [at]))
  return kept.length === 1 ? (kept[0] ?? null) : null
}
