/** Figures that people write in a way of their own, said plainly before a text is read: "1080p", "Fri 18:00 to Mon 07:00", "3 epochs but 1 is fine". */
import { gpuPattern } from '../text/gpu-pattern.ts'

/** Unchanged where nothing of the kind is said. */
export const withPlainFigures = (text: string): string =>
  text.length > maxLength
    ? text
    : withMore(
        withWeighed(
          withWindow(
            withTakenEpochs(
              withPixels(withSums(withRates(withTokensLeft(withMfu(withPromptLength(withLength(withoutForm(text)))))))),
            ),
          ),
        ),
      )
const maxLength = 1000

/** "100M tokens at 4k?": as long are the sequences. */
const lengthAsked = /(?<=\d ?[kmb] tok(?:en)?s?,? at )(?=\d{1,3}k(?: ?[?.,;]|$))/iu
const withLength = (text: string): string => text.replace(lengthAsked, 'seq ')

/** "About a buck an hour", "two bucks an hour": a rate. */
const spokenRate =
  /\b(an?|one|two|three|four|five) (?:bucks?|dollars?)(?= (?:an|per) (?:hour|hr)\b| ?\/ ?h(?:ou)?r?\b)/giu
const spoken: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5 }
const withRates = (text: string): string =>
  withRatesOfGpus(text).replaceAll(spokenRate, (_, word: string) => `$${spoken[word.toLowerCase()] ?? 1}.00`)

/** "H100s at two dollars": what a GPU costs is a rate of an hour. */
const spokenRateOfGpu = new RegExp(
  String.raw`(?<=\b(?:${gpuPattern})s?,? (?:at|for|@) )(an?|one|two|three|four|five)( and a half)? (?:bucks?|dollars?)\b(?! ?(?:\/|per|an?|each|and|total|in total|altogether)\b)`,
  'giu',
)
const withRatesOfGpus = (text: string): string =>
  /\b(?:bucks?|dollars?)\b/iu.test(text)
    ? text.replaceAll(
        spokenRateOfGpu,
        (_, word: string, half?: string) =>
          `$${((spoken[word.toLowerCase()] ?? 1) + (half === undefined ? 0 : 0.5)).toFixed(2)}/h`,
      )
    : text

const spokenSum =
  /\b((?:costs?|costing|price(?:d| tag)(?: of| is)?|pay|paid|spend|spent|quoted|charges?|charged)(?: (?:us|you|me|them|at))?,? )(["'“]?(?:(?:about|around|roughly|some|nearly|almost|over|like|up to|at least|approx\.?|~) ?)?)(half a|a quarter|quarter of a|an?|one|two|three|four|five|six|ten|\d{1,3}(?:\.\d{1,2})?) (?:million|mil|mio)\b(?=["'”]?(?:\s{0,2}$|\s?[.,;:!?)/–—-]|\s(?:bucks|dollars|usd|or|is|true|right|really|today|these days|nowadays|to (?:pre-?)?train|for (?:that|it|this|an?|the|our)|on (?:that|it|this))\b))(?: (?:bucks|dollars|usd)\b)?/giu
const millions: Readonly<Record<string, number>> = {
  'half a': 0.5, 'a quarter': 0.25, 'quarter of a': 0.25, a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10,
} // prettier-ignore

/** "Costs about a million": behind words of a price it is money that has no unit. */
const withSums = (text: string): string =>
  /\bmi(?:l|llion|o)\b/iu.test(text)
    ? text.replaceAll(
        spokenSum,
        (_, verb: string, about: string, value: string) =>
          `${verb}${about}${dollars(millions[value.toLowerCase()] ?? Number(value))}`,
      )
    : text
const dollars = (value: number): string => (value < 1 ? `$${value * 1000}k` : `$${value}M`)

/** "10k alpaca style examples": how they are written is no other data. */
const inFormOf =
  /(?<=\d ?[km]? )(?:alpaca|share-?gpt|chatml|dolly|openai|oasst|orca|vicuna|self-instruct)[ -](?:styled?|format(?:ted)?|like|type) (?=(?:\p{L}+ )?(?:examples?|rows|samples|pairs|records|prompts|instructions?|conversations?|chats)\b)/giu
/** "10k invoices (scanned, one page each)": pictures of pages. */
const scannedBehind =
  /(?<=\d ?[km]? )(invoices|receipts|forms|documents|letters|contracts|pages|bills|statements|tickets|certificates|reports) ?(?:\(|, )(?:all )?scanned\b(?: (?:as )?(?:images?|pdfs?|pictures))?/giu
/** "22,000 products with the existing texts": each thing with its own. */
const withTheirTexts =
  /(?<=\d[\d,.]{0,9} ?[km]? (?!gpus|cards|nodes|users|people|tokens|examples|rows)\p{L}{3,18}s) (?:and|with) (?:(?:the|their|its|our|all|of|existing|current|old|original|matching|corresponding) ){1,3}(?:texts|descriptions|summaries|captions|labels|answers|translations|titles|categories|tags)\b/giu
/** "What does an 8xH100 node cost per day": a rental of a day, where nothing is trained or served. */
const ofDay =
  /^(?=[^.!\n]{0,90}$)(?=.*\b(?:costs?|prices?|rates?|rent(?:al)?)\b)(?!.*\b(?:train\w*|tun\w+|serv\w+|infer\w*|host\w*|tokens?|rows|examples|runs?|lora|qlora|\d ?b)\b)(.*\b\d{0,2} ?x? ?(?:[abhlv]\d{2,3}s?|b300|mi\d{3}x?|[45]090)\b.*?) (?:per|a|each) day\b/iu
const withoutForm = (text: string): string =>
  text
    .replace(ofDay, '$1 for 1 day')
    .replace(inFormOf, '')
    .replace(withTheirTexts, '')
    .replace(scannedBehind, (whole, noun: string) => `scanned ${noun}${whole.includes('(') ? ' (' : ''}`)

const labelledRest =
  /\b(?:tokens? (?:left|remaining|to go|still to (?:go|do|train))|(?:remaining|outstanding) tokens?|tokens? that (?:are left|remain)) ?(?:[:=]|is|are)? ?(?:about |around |~ ?)?(\d[\d.,]{0,12} ?[kmbt])\b(?! ?tok)/giu
const distantShare =
  /\bmfu((?: (?:on|of|for|with|in|across|over) (?:[\w.-]{1,16} ){1,8}?)| )(?:is|was|sits at|stands at|hovers around|comes out at)(?: only| just| about| around| at| like){0,2} ?~?(\d{1,2}(?:\.\d)?) ?%/iu
/** "MFU on our 32 H100 is 27%": the share beside its name. */
const withMfu = (text: string): string =>
  text.replace(distantShare, (_, words: string, share: string) => `${words.trim()} at ${share}% MFU`)

/** "Tokens left: 180B": the label stands before its number. */
const withTokensLeft = (text: string): string =>
  /\btokens?\b/iu.test(text) ? text.replaceAll(labelledRest, '$1 tokens left') : text

const promptOnTop =
  /(?<=\b(?:each|apiece|(?:per|a|each|either|every) (?:side|answer|response|completion|reply)))(?: ?\+|,? plus|,? and|,? with)(?: about| around| an?| the| ~)? ?~?(\d{2,4}|\d(?:\.\d)?k)(?:[ -]?tok(?:en)?s?)?(?: of| for the)? (?:prompt|promt)\b/iu
/** "Chosen and rejected 700 tokens each + 400 prompt": how long the prompt is, and no more data. */
const withPromptLength = (text: string): string =>
  /\bpromp?t\b/iu.test(text) ? text.replace(promptOnTop, ', $1 token prompt') : text

/** Megapixels by their names. */
const resolutions: Readonly<Record<string, number>> = {
  '480p': 0.41, '720p': 0.92, '1080p': 2.07, '1440p': 3.69, '2160p': 8.29, '4k': 8.29, 'full hd': 2.07, fhd: 2.07,
} // prettier-ignore
const images = String.raw`(?:images?|pics|pictures|photos?|screenshots?|scans|frames|screens?|captures)`
const ofImages = new RegExp(String.raw`\b${images}\b`, 'iu')
const byName = new RegExp(
  String.raw`(?<![\w.])(480p|720p|1080p|1440p|2160p|full hd|fhd|4k(?= (?:resolution|res\b))|(?<=\b(?:in|at|are|full|native|\d[\d.,]{0,9}[km]?) )4k(?= ${images}))(?: ?(?:resolution|res)\b)?`,
  'giu',
)
const bySides = /(?<![\w.])(\d{3,4}) ?[x×] ?(\d{3,4})(?! ?(?:px|pixels?))(?![\w.])/giu

/** "1080p screenshots", "1920x1080": so many pixels, and no number of GPUs. */
const withPixels = (text: string): string =>
  ofImages.test(text)
    ? text
        .replaceAll(byName, (name: string, known: string) => megapixels(resolutions[known.toLowerCase()], name))
        .replaceAll(bySides, '$1x$2 px')
    : text

const megapixels = (value: number | undefined, typed: string): string =>
  value === undefined ? typed : `${Number(value.toPrecision(3))} megapixels`

const epochsTaken =
  /\b(?:was |were )?(?:going to |gonna |planned |planning |wanted )?(?:to )?(?:use |do |run |have |plan(?:ned)? )?(\d{1,3}) (epochs|passes)\b([^.;!?\d]{0,40})\bbut (\d{1,3}) (?:is|are|would be|will be|should be|might be) (?:fine|enough|ok(?:ay)?|sufficient|plenty)\b/iu

/** "3 epochs planned but 2 is enough": the later number counts. */
const withTakenEpochs = (text: string): string => text.replace(epochsTaken, '$4 $2')

const day = String.raw`(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}`
const clock = String.raw`(?:at )?(\d{1,2})(?::(\d\d)| ?(am|pm|h))`
const window = new RegExp(
  String.raw`(?:\b(?:(?:the |our )?(?:train(?:ing)? |gpu |compute )?(?:window|slot) (?:is|goes|runs|of)|only|between|from) )*\b${day} ${clock} ?(?:to|till|until|through|and|-|–) ?${day} ${clock}(?: only)?`,
  'iu',
)
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** "Fri 18:00 to Mon 07:00": the hours between. */
function withWindow(text: string): string {
  const found = window.exec(text)
  if (found === null) return text
  const [words, from, fromHour, fromMinute, fromHalf, to, toHour, toMinute, toHalf] = found
  const at = (name = '', hour = '0', minute = '0', half = ''): number =>
    days.indexOf(name.toLowerCase()) * hoursOfDay +
    (Number(hour) % (/^[ap]m$/iu.test(half) ? 12 : hoursOfDay)) +
    (half.toLowerCase() === 'pm' ? 12 : 0) +
    Number(minute) / 60
  const hours =
    (at(to, toHour, toMinute, toHalf) - at(from, fromHour, fromMinute, fromHalf) + hoursOfWeek) % hoursOfWeek
  return hours > 0 ? text.replace(words, `within ${Number(hours.toPrecision(3))} h`) : text
}
const [hoursOfDay, hoursOfWeek] = [24, 168]

const asksWhichPays =
  /\b(?:cheaper|faster|slower|better|worth|sav(?:e|es|ing)|difference|pay(?:s)? off|make sense|sense|gain|help)\b[^.!]{0,40}$|\?/iu
const hardware = String.raw`(?:\d{1,4} ?x? ?)?(?:[abhlv]\d{2,4}s?|gb?\d{3}|mi\d{3}x?|(?:rtx |pro )?[2-6]0[5-9]0s?|t4s?|(?:rtx )?(?:pro )?6000|a10g?)(?: (?:sxm|pcie|nvl|\d{2,3} ?gb))?`
const insteadOf = new RegExp(
  String.raw`\b(${hardware}) (?:instead of|rather than|in place of) (?:an? |the |our )?(${hardware})`,
  'iu',
)

/** "MI300X instead of H100, any cheaper?": both, side by side. */
const withWeighed = (text: string): string =>
  insteadOf.test(text) && asksWhichPays.test(text) ? text.replace(insteadOf, '$1 vs $2') : text

const more = new RegExp(
  String.raw`[\s,;.–—-]{1,4}(?:and |so )?(?:how|what) (?:much|many hours|about|if)(?: (?:more|extra|dearer|less|cheaper|longer|faster))(?: (?:is|would|will) (?:it|that)(?: be| cost)?)? (?:for|with|on|in|at|as) (?:an? |the )?((?:\d{1,4}(?:\.\d)?b|full|q?lora|${hardware}))(?: instead)?\?*\s*$`,
  'iu',
)

/** "7b lora 50M tokens - how much more for 13b?": both are wanted. */
function withMore(text: string): string {
  const [words, other = ''] = more.exec(text) ?? []
  if (words === undefined) return text
  const first = text.slice(0, -words.length)
  // Of a size the rest is said again: "… vs 13b" alone would be an amount of data.
  return !size.test(other)
    ? `${first} vs ${other}`
    : size.test(first)
      ? `${first} vs ${first.replace(size, other)}`
      : text
}
const size = /(?<![\w.])\d{1,4}(?:\.\d)?b\b/iu
