/** "Better to queue them on one card or run all at once?": the order of several runs is asked for. */

const inTurn = String.raw`(?:queu(?:e|ed|ing)|one after (?:another|the other)|sequential(?:ly)?|in (?:sequence|a row|turn)|serial(?:ly)?|one (?:at|by) (?:a time|one)|back to back)`
const together = String.raw`(?:at (?:once|the same time|a time)|(?:in )?parallel|simultaneous(?:ly)?|concurrently|side by side)`
const fillers = String.raw`(?: (?:them|it|all|these|those|up|on|one|a|single|the|same|card|gpu|machine|run|in|do|rent|rather|twelve|ten|\d{1,2})){0,6}`
const order = [
  `${inTurn}${fillers},? (?:or|vs\\.?|versus)${fillers} ${together}`,
  `${together}${fillers},? (?:or|vs\\.?|versus)${fillers} ${inTurn}`,
].map(
  (pattern) =>
    new RegExp(
      String.raw`(?:\b(?:is it )?(?:better|best|cheaper|smarter)(?: to)? |\bshould (?:i|we) )?\b${pattern}\b`,
      'iu',
    ),
)

/** The words that ask it; null: none do. */
export const orderAskedIn = (text: string): string | null =>
  order.map((pattern) => pattern.exec(text)?.[0] ?? null).find((words) => words !== null) ?? null
