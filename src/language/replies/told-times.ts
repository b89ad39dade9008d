/** "That was 2h10 on the A100, so you were way too high": how long a run took, however it is put and judged. */

const number = String.raw`\d{1,3}(?:[.:]\d{1,2})?`
const duration = String.raw`${number} ?(?:h|hrs?|hours?|d|days?|m|mins?|minutes?)(?: ?\d{1,2} ?(?:m|mins?|minutes?)?)?(?![\w%])`
const place = String.raw`(?: (?:on|with) (?:the |our |an? |my |one |\d{1,3} ?x? ?)?[^,;.?!\d]{0,12}[a-z]{0,5}\d{2,4}[^,;.?!\d]{0,12})`
const verdict = String.raw`(?:[^?\d]{0,60}\b(?:you|your|u|the (?:estimate|plan|figure|number|forecast)|pessimistic|optimistic|expected|predicted|too (?:high|low|long|short)|way (?:off|over|under))\b[^?\d]{0,40})`
const ending = String.raw`(?: in the end| in total| all in| end to end| wall clock)?`
const opening = String.raw`^(\W{0,3}(?:(?:ok|so|well|fyi|update|hm+|btw|actually|welp)[\s,:]{1,3}){0,2})`
const joint = String.raw`(?:\s?[,;.!–—-]{1,3}\s{1,2}|\s(?=(?:so|which|and|but|way|well|far)\b))`

/** Each with what it is said as plainly. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      String.raw`${opening}(?:(?:it|that|this|ours|(?:the|our|my) (?:run|job|training)) )?(?:was|ran(?: for)?|lasted|needed|came (?:in|out) at|ended up (?:at|taking)|took)(?: (?:just|only|about|around|actually|exactly|roughly))? (?=${duration}(?:${place}${ending}(?:[\s.!]{0,3}$|${joint})|${ending}${joint}${verdict}$))`,
      'iu',
    ),
    '$1it took ',
  ],
  [
    new RegExp(
      String.raw`(\btook(?: just| only| about| around)? ${duration}${place}?${ending})${joint}${verdict}$`,
      'iu',
    ),
    '$1',
  ],
  [/(\btook \d{1,3}):(\d\d) ?(?:h|hrs?|hours?)\b/iu, '$1h$2'],
]

/** The text with the time said plainly, and without a verdict on the estimate, which the figures give; as it is where no time is told. */
export const withPlainTime = (text: string): string =>
  text.length > maxLength || !mayTell.test(text)
    ? text
    : phrases.reduce((told, [from, to]) => told.replace(from, to), text)
const maxLength = 160
const mayTell = /\b(?:was|ran|lasted|needed|came|ended|took)\b/iu
