/** A wish for a file of the answer, as the whole message: "chart", "show the frontier", "csv please", "export as json". */

export type FileWish = 'chart' | 'csv' | 'json'

const nouns: readonly (readonly [FileWish, string])[] = [
  ['csv', 'csv|xlsx?|excel'],
  ['json', 'json'],
  ['chart', 'charts?|graphs?|plots?|diagrams?|png|frontier|pareto(?: (?:front|frontier|curve))?'],
]

const lead =
  "(?:(?:ok|okay|please|pls|plz|hey|hi|cool|nice|thanks|thx|great|and|now|also|so|can|could|would|will|you|we|i|bot|gpucost|let's|lets)[ ,]+){0,5}"
const verb =
  '(?:(?:show|draw|plot|make|give|send|post|export|download|get|see|have|want|need|see|share|attach|upload|visuali[sz]e|render|produce|create|chart|graph|dump|like|love)[ ]+){0,2}'
const whom = '(?:(?:me|us|it|this|that|these|them|all|everything|here)[ ]+){0,2}'
const what =
  '(?:(?:the )?(?:options?|results?|numbers?|figures|plans?|answer|estimate|data|table|costs?|prices?|tradeoffs?|trade-offs?)[ ]+){0,2}'
const how =
  '(?:(?:as|in|to|into|of|on|with|a|an|the|cost|price|time|dollars?|hours?|vs|versus|against|pareto|bar|line|scatter|nice|quick|little)[ ]+){0,8}'
const after =
  '(?: (?:file|files|export|picture|image|version|format|download))?(?: (?:of|for|with|from|about) .{1,40})?(?:[ ,]+(?:please|pls|plz|thanks|thx|for me|instead|too|here|now)){0,2}'

const wishes = nouns.map(
  ([wish, noun]) => [wish, new RegExp(`^${lead}${verb}${whom}${what}${how}(?:${noun})${after}$`)] as const,
)
/** "plot the options", "visualize it": the verb is the wish. */
const drawn = new RegExp(
  `^${lead}(?:plot|graph|chart|draw|visuali[sz]e) (?:me |us )?(?:it|this|that|these|them|(?:the )?(?:options|results|plans|frontier|tradeoffs?|trade-offs?|costs?(?: (?:vs|versus|against|over) (?:time|hours))?))(?:[ ,]+(?:please|pls|plz|for me))?$`,
)
/** Said of files that people have: "the chart looks off". */
const remarks =
  /\b(?:is|are|was|looks?|seems?|says|said|shows|nice|wrong|off|your|my|his|her|their|our|yesterday|slides?|deck)\b/

/** Null where the message is more, or something else. */
export function fileWish(plain: string): FileWish | null {
  const text = plain
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .replace(/[?!.\s]+$/, '')
    .trim()
  if (text.length > 90) return null
  const wish = wishes.find(([, pattern]) => pattern.test(text))?.[0] ?? (drawn.test(text) ? 'chart' : null)
  return wish === null || (remarks.test(text) && !text.startsWith('nice,')) ? null : wish
}
