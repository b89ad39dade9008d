/** "They are 1920x1080", "we downscale to 448": the size of the images, where the plan has some. */
import { formatExact } from '../../scenario/format-values.ts'
import { quantity } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const sides = /(?<![\w.])(\d{2,4})\s?(?:x|×|by)\s?(\d{2,4})(?![\w.])/u
const resized =
  /\b(?:re-?siz\w+|re-?scal\w+|down-?scal\w+|down-?sampl\w+|scal\w+|shr[iua]n?k\w*|crop\w*)(?: (?:it|them|all|everything|the|our|images?|pics|pictures|photos|down)){0,4} (?:down )?(?:to|at) (\d{2,4})(?:\s?(?:px|pixels?))?\b/u
/** "Let's do 512": after a size was spoken of. */
const done = /^(?:do|use|take|go with|try) (\d{3,4})(?:\s?px)?(?: (?:then|instead|please|pls|px))*$/u
/** Sizes by their names, as width and height. */
const named: Readonly<Record<string, readonly [number, number]>> = {
  '720p': [1280, 720], '1080p': [1920, 1080], 'full hd': [1920, 1080], fhd: [1920, 1080], '1440p': [2560, 1440], qhd: [2560, 1440],
  '2k': [2560, 1440], '4k': [3840, 2160], uhd: [3840, 2160], '2160p': [3840, 2160], '8k': [7680, 4320],
} // prettier-ignore
const noun = '(?:images?|pics|pictures|photos|screenshots|scans|frames|pages|them|they|these|those|all|most)'
/** "Images are 4k screenshots", "they're 1080p": a size, and no number of them. */
const statedSize = new RegExp(
  `^(?:(?:the|our|my|all)\\s){0,2}${noun}(?: (?:images?|of them|ones))?(?:'re|re| are| is| were| come in(?: at)?| come at)(?: (?:all|mostly|about|around|like|up to|usually|full|just|only|in|at))* (?:(?<name>${Object.keys(named).join('|')})|(?<side>\\d{3,4})(?: ?(?:px|pixels))?)(?: (?:${noun.slice(3, -1)}|wide|tall|each|square|resolution|res|captures|ones))*[\\s.!]*$`,
  'u',
)
const maxLength = 120
const [leastSide, mostSide] = [32, 16_384]

/** Changes the pixels of an image; null where the plan has no images, or the sides are out of range. */
export function readImageSize(reply: Reply): ReplyCandidate | null {
  const { line, sentence, request, scenario, lastChanged } = reply
  if (scenario.spec.imageCount === null || line.length > maxLength) return null
  const pair = sides.exec(line)
  const size = statedSize.exec(sentence)?.groups
  const side =
    size?.['side'] ??
    resized.exec(line)?.[1] ??
    (lastChanged.includes('imageTokens') ? done.exec(request)?.[1] : undefined)
  const ofSides = pair === null ? [Number(side), Number(side)] : [Number(pair[1]), Number(pair[2])]
  const [width = 0, height = 0] = named[size?.['name'] ?? ''] ?? ofSides
  if (![width, height].every((each) => each >= leastSide && each <= mostSide)) return null
  const words = `images of ${formatExact(width)}x${formatExact(height)} px`
  return wholeReply(
    reply,
    amendWith(reply, { words, slots: [quantity('imagePixels', width * height)] }),
    `says ${words}`,
  )
}
