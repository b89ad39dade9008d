/** Whether an answer speaks of what a clause asks, in its words or in those that stand for the same. */

/** Words of any question, and those of sums, times and GPUs, which every answer speaks of. */
const common = new RegExp(
  String.raw`^(?:about|advice|after\w*|again|also|anyone|anything|approx\w*|around|because|been|before|best|better|bill\w*|budget\w*|cards?|cheap\w*|could|crazy|cost\w*|days?|deals?|does|doing|done|dollars?|dumb|either|else|enough|enuf|even|estimate\w*|euros?|expect\w*|expensive|fair|fast\w*|feasib\w*|hopeless|correct|tally|overpay|overpaid|ambitious|pointless|impossible|unrealistic|doable|viable|achievable|figures?|fine|finish\w*|from|gonna|good|gotta|gpus?|have|having|hour\w*|just|know|legit|insane|least|less|like|long\w*|longer|look\w*|luck|machine\w*|make\w*|many|mean\w*|might|model\w*|money|more|most|much|must|need\w*|normal|number\w*|okay|only|over|overkill|pay\w*|people|plan\w*|please|possible|price\w*|rather|real\w*|reasonable|recommend\w*|rent\w*|right|roughly|runs?|sane|say|sensible|silly|smart|stupid|should|slow\w*|something|spend\w*|start\w*|still|suffice\w*|sum|take\w*|tell|than|that|their|them|then|there|these|they|thing\w*|think|this|those|time\w*|total\w*|train\w*|tune|tuning|usual\w*|very|want|well|what\w*|when|where|which|will|with|without|work\w*|worth|would|wrong|year\w*|your|true)$`,
  'iu',
)
const [leastLetters, stem] = [4, 5]

/** What is asked in one word and told in another. */
const sameThings: readonly { readonly asked: RegExp; readonly said: RegExp }[] = [
  // A machine is named as "8 × H100 SXM at …".
  {
    asked:
      /\b(?:what|which|whats|what's|how many)\b.{0,24}\b(?:hardware|equipment|kit|machines?|servers?|boxes|box|nodes?|instances?|vms?|rigs?|gear|set-?up|infrastructure|accelerators?)\b/iu,
    said: /\b\d{1,4} × (?:[abhlvt]\d|gb\d|rtx|mi\d|tpu)/iu,
  },
  {
    asked:
      /\b(?:what|how much|which|whats|what's)\b.{0,40}\b(?:(?:finance|cfo|controller|accounting|accounts|boss) (?:see|pay|get|expect|be told)\w*|totals?|amounts?|sums?|values?|sign(?:ing)?|commit\w*|owe|invoiced?|charged?|liab\w+|obligation|exposure|damage)\b/iu,
    said: /\$ ?\d/u,
  },
  {
    asked: /\b(?:sign|take (?:it|that)|accept|agree|go for it|bite|say yes)\b/iu,
    said: /(?:^|\n)(?:a )?(?:fair price|good price|dear|too good|yes|no)\b/iu,
  },
  {
    asked: /\b(?:egress|transfer|traffic|data out)\b/iu,
    said: /\b(?:out of (?:aws|azure|google)|egress|for data out)\b/iu,
  },
  {
    asked:
      /\b(?:do|start|begin|step|thing|move)\b.{0,12}\bfirst\b|\bfirst (?:step|thing|move)\b|\b(?:where|how) (?:do|should) (?:we|i) (?:start|begin)\b/iu,
    said: /\b(?:ask for gpu quota today|first (?:time|try|run|look|ask|copy|test)|(?:start|begin) with|before you (?:book|start|rent))\b/iu,
  },
  {
    asked:
      /\b(?:will|would|going to|gonna)\b.{0,40}\b(?:lower|higher|cheaper|dearer|drop\w*|fall\w*|rise\w*|up|down)\b/iu,
    said: /\bdo not know what prices will be\b/iu,
  },
  {
    asked: /\b(?:wait\w*|hold off|postpone|delay\w*|(?:now|today) or later)\b/iu,
    said: /\b(?:delay\w*|wait\w*|later)\b/iu,
  },
  { asked: /\b(?:host\w*|serv(?:e|ing)|deploy\w*)\b/iu, said: /\b(?:answers at once|day and night)\b/iu },
  { asked: /\b(?:vendors?|sellers?|providers?|suppliers?|clouds?|where)\b/iu, said: /\b\d × .{2,30} at [A-Z]/iu },
]

/** Words that only this clause has. */
const ownWords = (words: string): readonly string[] =>
  (words.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter((word) => word.length >= leastLetters && !common.test(word))

const textOf = (said: string): string => said.replaceAll(/^Not used: .*$/gmu, '').toLowerCase()
const fewestOwn = 2

/** Whether an answer has each of several words of its own. */
export function isWhollySpokenOf(words: string, said: string): boolean {
  const own = ownWords(words)
  const text = textOf(said)
  return own.length >= fewestOwn && own.every((word) => text.includes(word.slice(0, stem)))
}

/** Whether an answer has one of its words or what they ask for, or it has none of its own. */
export function isSpokenOf(words: string, said: string): boolean {
  const own = ownWords(words)
  const text = textOf(said)
  return (
    own.length === 0 ||
    own.some((word) => text.includes(word.slice(0, stem))) ||
    sameThings.some(({ asked, said: told }) => asked.test(words) && told.test(text))
  )
}
