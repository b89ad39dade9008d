/** Which figures of a run a question asks for, in the order in which it names them, and what of them. */
import type { AskedFigure, AskedOfFigure, Circumstances } from './circumstances.ts'

const forms: readonly (readonly [AskedFigure, RegExp])[] = [
  ['gpu-hours', /\b(?:gpu|card|[a-z]{1,3}\d{2,4})[- ]?hours?\b/u],
  ['tokens', /\bhow many (?:more )?tokens\b|\btoken count\b/u],
  [
    'memory',
    /\b(?:memory|vram|oom|gi?b|(?:still )?fits?|squeeze\w*|hold (?:it|that|this)|carry on|need (?:only|just|merely)|only need|get by with|do with (?:only|just))\b/u,
  ],
  [
    'finish',
    /\bwhen\b(?! (?:we|i|you|it|the) )|\b(?:end|ending|finish|finishing|completion|due|what|which) (?:date|day|time)|how late|(?:\d{1,2}(?:st|nd|rd|th)|deadline|date) (?:still )?(?:hold|holds|stand|stands|ok|fine|realistic|work|works)\b|\b(?:done|ready|finished|complete|completed|through|over|back) (?:by|before|until|on time|in time|within)\b|\b(?:make (?:it|the|\w+day)|are we dead|too late|in time|on time|still ok|by when|finish|be finished|be ready)\b/u,
  ],
  [
    'hours',
    /\b(?:how long|wall[- ]?clock|how much (?:later|earlier)|by how many (?:days|hours|weeks)|how many (?:(?:fewer|more|less|extra) )?(?:hours|days|weeks|nights|minutes|evenings)|(?:how much|any|much|what percent|percent) (?:slower|faster|quicker|longer|shorter|sooner)|run ?time|slow(?:s|ed)? (?:it|us|me|that|things|this|everything) down|hurt|duration|training time|the time\b|(?:on|of|in) time|how much time|slower|faster|quicker|sooner|longer|(?:\w+ )?hours\?|time\W*$|time\?)/u,
  ],
  [
    'money',
    /\$\$|\b(?:pay|pays|paying|costs?|bill|dollars?|bucks|usd|spend\w*|money|total|sum|price|priced|expensive|dearer|owe|budget|cheap\w*|cents?|savings?|save[sd]?|invoice|worth|expense|dollar figure|what would .{0,30} run us|set us back|(?:come|comes|coming) to|damage)\b/u,
  ],
]
const ofDifference =
  /\b(?:extra|add|adds|frees?|move|save[sd]?|savings?|gain\w*|on top|cheaper|dearer|more expensive|(?:how much|how many \w+) (?:more|less|fewer|slower|faster|longer|sooner)|worth|slower|difference|come on top|left|push)\b/u
const ofRatio =
  /\b(?:factor|ratio|fraction|percent(?:age)?|how many times|times as|half|halves?|halved|doubles?|doubled|twice|triples?|linear\w*|proportional\w*|scale[sd]?)\b|%\?|(?<!\w)\d{1,3} ?x\?/u
const guesses: readonly (readonly [RegExp, number])[] = [
  [/\b(?:half|halve[sd]?)\b/u, 0.5],
  [/\b(?:doubles?|doubled|twice)\b/u, 2],
  [/\b(?:triples?|tripled)\b/u, 3],
  [/\b(?:quadruples?|quadrupled)\b/u, 4],
]

/** The figures; none where none is asked for. `line` is without what it supposes. */
export const figuresIn = (line: string): readonly AskedFigure[] =>
  forms
    .flatMap(([figure, form]) => {
      const at = form.exec(line)?.index
      return at === undefined ? [] : [{ figure, at }]
    })
    .toSorted((one, other) => one.at - other.at)
    .map(({ figure }) => figure)

/** Whether the figure itself is asked for, how much more or less it is, or how many times. */
export const askedOf = (line: string): AskedOfFigure =>
  ofRatio.test(line) ? 'ratio' : ofDifference.test(line) ? 'difference' : 'value'

/** "Half?", "does the time double", "16x?", "same money?": the ratio that somebody expects, and of what; null: none is said. */
export function guessIn(line: string): Circumstances['guess'] | null {
  const times = /(?<![\w.])(\d{1,3}(?:\.\d{1,2})?) ?x\s?\?/u.exec(line)?.[1]
  if (times !== undefined) return { value: Number(times) }
  if (sameMoney.test(line)) return { value: 1, of: 'money' }
  const value = guesses.find(([form]) => form.test(line))?.[1]
  return value === undefined ? null : { value }
}
const sameMoney = /\bsame (?:money|cost|price|bill|total)\b/u

/** "Still under the budget?" */
export const asksStill = (line: string): boolean =>
  /\b(?:still|under|inside|afford|within|(?:does|do|will|would) (?:the|our|my) budget|(?:blow|blows|bust|busts|exceed|exceeds|overshoot|overshoots|break|breaks) (?:through )?(?:the|our|my|that|this) (?:budget|cap|limit|\$?\d)|over (?:the |our |my )?(?:budget|cap|limit))\b/u.test(
    line,
  )

const whether =
  /^(?:\W*(?:and|so|but|ok|hm+|then|say|well|,)[ ,]+)*(?:(?:would|will|is|are|does|do|did|can|could|might|wuld|wil)\b|.{3,90}[,;:.] (?:would|will|is|does|do|can|could) (?:it|that|this|we|i|they)\b).{0,90}\b(?<of>sooner|faster|quicker|earlier|slower|longer|cheaper|less expensive|dearer|more expensive)\b/u

/** "Would 48 of them get there sooner?": which way it is asked whether it goes; null: that is not asked. */
export function whetherIn(line: string): 'faster' | 'slower' | 'cheaper' | 'dearer' | null {
  const of = /\bhow much\b/u.test(line) ? undefined : whether.exec(line)?.groups?.['of']
  if (of === undefined) return null
  if (/cheaper|less/u.test(of)) return 'cheaper'
  if (/dearer|more/u.test(of)) return 'dearer'
  return /slower|longer/u.test(of) ? 'slower' : 'faster'
}
