/** "Lol 9 dollars", "haha V100s, what is this, 2018": remarks, and neither a budget nor a size. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const laughs: ReadonlySet<string> = new Set([
  'lol',
  'lmao',
  'rofl',
  'haha',
  'hahaha',
  'heh',
  'wow',
  'omg',
  'whoa',
  'lool',
  'pff',
])
const money: ReadonlySet<string> = new Set(['dollars', 'dollar', 'bucks', 'usd', 'euros', 'eur', 'quid'])
const around: ReadonlySet<string> = new Set([
  'a',
  'whole',
  'just',
  'only',
  'for',
  'all',
  'of',
  'that',
  "that's",
  'thats',
  'its',
  "it's",
  'whopping',
  'difference',
])

/** Whether a part of a reply laughs at a sum, and says no more. */
export function laughsAtSum(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(' ')
    .map((word) => word.replaceAll(/^[,.!?]+|[,.!?]+$/gu, ''))
    .filter((word) => word !== '')
  const isSum = (word: string): boolean => money.has(word) || !Number.isNaN(Number(word.replace('$', '')))
  const isMoney = text.includes('$') || words.some((word) => money.has(word))
  return (
    isMoney &&
    words.some((word) => laughs.has(word)) &&
    words.every((word) => laughs.has(word) || around.has(word) || isSum(word))
  )
}

const year =
  /(?<![\w$.,-])(?:199\d|20[0-3]\d)(?![\w%.,-]*\w|\s(?:gpus?|tokens?|examples?|rows|pairs|samples|steps|images|hours|cards|dollars|context|seq\w*))/u
const laughter = /(?:^|\s)(?:lo+l+|lmf?ao|rofl|hah(?:ah?)*|hehe\w{0,4}|xd)(?=[\s,.!?]|$)/u
const wishes = /\b(?:use|try|make|set|switch|change|with|go for|let's|please|pls|seq\w*|context|tokens)\b/u

/** A year, where the line laughs and wishes nothing. */
const laughsAtYear = (line: string): boolean =>
  line.length <= maxLength && laughter.test(line) && year.test(line) && !wishes.test(line)
const maxLength = 90

const isFun =
  /(?:[\u{1F602}\u{1F605}\u{1F606}\u{1F923}\u{1F61C}\u{1F61D}\u{1F480}]|:(?:joy|rofl|laughing|sweat_smile|skull|rolling_on_the_floor_laughing|stuck_out_tongue\w{0,20}):)[\s!.?]*$|\b(?:in this economy|must be nice|who(?:'s| is) paying|money printer|rich people)\b[\s!.?]*$/u
const asksApp =
  /\b(?:how|what|which|why|when|where|can|could|would|should|does|do|is|are|will|cost|costs|price|instead)\b/u
/** "2 A100s? in this economy 😂": what is named is no wish, where the line ends in a laugh and asks nothing. */
const isJoke = (typed: string): boolean =>
  typed.length <= maxLength && isFun.test(typed) && !asksApp.test(typed) && !wishes.test(typed)

const surely = 0.9

/** Null where the app is addressed, or more is said. */
export function readLaughedSum(reply: Reply): ReplyCandidate | null {
  return reply.isAddressed ||
    !(
      laughsAtSum(reply.typed) ||
      laughsAtYear(reply.normalized.text.toLowerCase()) ||
      // "Anyone but nebius 😅" is wished all the same.
      (isJoke(reply.typed.toLowerCase()) && reply.likelyActs.request < surely)
    )
    ? null
    : wholeReply(reply, { kind: 'ignored' }, 'laughs at a sum or a year')
}
