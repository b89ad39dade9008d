/** Which of the plans that stand side by side a text means: by its place, or by what it is best at. */

export type PlanPick = number | 'cheapest' | 'fastest' | 'smallest' | 'largest'

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
