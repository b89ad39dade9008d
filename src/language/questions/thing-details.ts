/** What a question singles out: a part of a machine, a pace that it tells, a family of models, a temperature. */
import { fractions } from './named-amounts.ts'
import { typedNumber } from '../text/typed-number.ts'

export type ThingDetails = {
  /** The part of the machine beside its GPUs that is asked about. */
  readonly hostPart?: 'ram' | 'disk' | 'cores'
  /** How fast it runs, against what was planned: 0.5 for "half as fast". */
  readonly paceShare?: number
  readonly stepsPerHour?: number
  /** An amount of text is asked for in other words: pages, books. */
  readonly asksMeasure?: true
  /** The first word of a family of models: "llama". */
  readonly modelFamily?: string
  /** Of a card, in degrees Celsius. */
  readonly degrees?: number
  /** Data are thrown away, of which a share is named, or come on top. */
  readonly isDropped?: true
  /** A learning rate that is named. */
  readonly rate?: number
  readonly asksRate?: true
  /** Which of the assumptions weigh most. */
  readonly weighsAssumptions?: true
  /** The method that is named beside it. */
  readonly methodNamed?: 'lora' | 'full'
  /** The precision that is named. */
  readonly computeNamed?: 'bf16' | 'fp16' | 'fp32' | 'fp8'
  /** The batch that is named is that of an optimizer step. */
  readonly isOfStep?: true
  /** The part of the data that is held back, of 1: "10% for validation", "an 80/20 split". */
  readonly heldBack?: number
  /** What is asked of logging: whether it slows the run, or what it costs. */
  readonly asksOfLog?: 'speed'
}

const hostParts = [
  ['cores', /\b(?:v?cpus?|cores?|processors?|threads)\b/iu],
  ['disk', /\b(?:disks?|ssds?|nvme|storage|drive)\b/iu],
  ['ram', /\b(?:ram|host memory|system memory|main memory)\b|--mem\b/iu],
] as const

/** The one part that is asked about; undefined where there are several, or none. */
function hostPartIn(text: string): ThingDetails['hostPart'] {
  const parts = hostParts.filter(([, words]) => words.test(text)).map(([part]) => part)
  return parts.length === 1 ? parts[0] : undefined
}

const parts = 'half|third|quarter|fifth|tenth'
const slowerTimes = /\b(twice|two times|three times|four times|(\d(?:\.\d)?) ?(?:x|times)) (?:as slow|slower)\b/iu
const shareOfPace = new RegExp(
  `\\b(?:(${parts})(?: as fast| the (?:speed|pace|throughput|rate))|at (?:only )?(?:a )?(${parts}) (?:the )?(?:speed|pace))`,
  'iu',
)
const timesOf: Readonly<Record<string, number>> = { twice: 2, two: 2, three: 3, four: 4 }

function paceShareIn(text: string): number | undefined {
  const [, part, other] = shareOfPace.exec(text) ?? []
  const share = fractions[(part ?? other)?.toLowerCase() ?? '']
  if (share !== undefined) return share
  const [, word, digits] = slowerTimes.exec(text) ?? []
  if (word === undefined) return undefined
  const times = digits === undefined ? timesOf[word.toLowerCase().split(' ')[0] ?? ''] : Number(digits)
  return times === undefined || times <= 0 ? undefined : 1 / times
}

const stepRate =
  /(?<![\d.])(\d[\d,]{0,8}(?:\.\d{1,2})?)(k)? (?:optimi[sz]er |training )?(?:steps?|iterations?|iters?) ?(?:an?|per|every|each|\/) ?(hour|h|hr|minute|min|day)\b/iu
const hoursOf: Readonly<Record<string, number>> = { hour: 1, hr: 1, h: 1, minute: 1 / 60, min: 1 / 60, day: 24 }

function stepsPerHourIn(text: string): number | undefined {
  const [, count, kilo, unit] = stepRate.exec(text) ?? []
  if (count === undefined || unit === undefined) return undefined
  const value = typedNumber(count, kilo) / (hoursOf[unit.toLowerCase()] ?? 1)
  return value > 0 ? value : undefined
}

const measureAsked = /\b(?:in|how many|number of) (?:\w+ )?(?:pages|books|words|novels|volumes)\b/iu
const familyNames =
  /\b(llama|mistral|mixtral|qwen|gemma|phi|deepseek|gpt-oss|glm|falcon|command|smollm|olmo|granite)(?=[\s\d,.?!'’-]|$)/iu
const degreesNamed =
  /(?<![\d.])(\d{2,3}) ?(?:°|degrees?\b|celsius\b|deg\b|c\b)|\b(?:hot ?spot|core|temps?|temperature|junction)\b[^\d]{0,20}(\d{2,3})\b(?! ?%)/iu
const dropped =
  /\b(?:drop\w*|thr(?:ow|ew|own|ows|owing)|toss\w*|remov\w*|discard\w*|clean\w*|lose|losing|lost|filter\w*|dedup\w*|duplicat\w*|dupes?|delet\w*|unusable|useless|junk|garbage|fewer|smaller|less)\b/iu
const rateNamed = /(?<![\d.\w-])(\d(?:\.\d{1,2})?e-\d{1,2}|0\.0\d{1,7})(?![\d\w])/iu

/** `text`: of the question. */
export function thingDetails(text: string): ThingDetails {
  const [hostPart, paceShare, stepsPerHour] = [hostPartIn(text), paceShareIn(text), stepsPerHourIn(text)]
  const [family, rate] = [familyNames.exec(text)?.[1], rateNamed.exec(text)?.[1]]
  const degrees = degreesNamed
    .exec(text)
    ?.slice(1)
    .find((one) => one !== undefined)
  const heldBack = heldBackIn(text)
  const isFull = /\bfull\b/iu.test(text)
  const isLora = /\bq?lora\b/iu.test(text)
  // Of two that are weighed none is asked about alone.
  const computeNamed = / or /iu.test(text) ? undefined : precisions.find(([, words]) => words.test(text))?.[0]
  return {
    ...(computeNamed === undefined ? {} : { computeNamed }),
    ...(hostPart === undefined ? {} : { hostPart }),
    ...(paceShare === undefined ? {} : { paceShare }),
    ...(stepsPerHour === undefined ? {} : { stepsPerHour }),
    ...(measureAsked.test(text) ? { asksMeasure: true as const } : {}),
    ...(family === undefined ? {} : { modelFamily: family.toLowerCase() }),
    ...(degrees === undefined ? {} : { degrees: Number(degrees) }),
    ...(dropped.test(text) ? { isDropped: true as const } : {}),
    ...(rate === undefined ? {} : { rate: Number(rate) }),
    ...(/\b(?:lrs?|learning rates?)\b/iu.test(text) ? { asksRate: true as const } : {}),
    ...((ofAssumptions.test(text) && weighs.test(text)) || asksWhatErrs.test(text)
      ? { weighsAssumptions: true as const }
      : {}),
    ...(/\b(?:global|effective|total|overall)\b.{0,12}\bbatch/iu.test(text) ? { isOfStep: true as const } : {}),
    ...(heldBack === undefined ? {} : { heldBack }),
    ...(isFull === isLora ? {} : { methodNamed: isFull ? ('full' as const) : ('lora' as const) }),
    ...(/\b(?:slow\w*|speed|throughput|time|overhead|faster)\b/iu.test(text) ? { asksOfLog: 'speed' as const } : {}),
  }
}
const ofSplit = /\b(\d{2}) ?[/:-] ?(\d{1,2})(?: ?[/:-] ?(\d{1,2}))?\b/u
const ofHeldBack = /(?<![\d.])(\d{1,2}(?:\.\d)?) ?(?:%|percent\b)/u
const all = 100

/** What is left of a hundred beside the part that is trained on. */
function heldBackIn(text: string): number | undefined {
  if (!/\b(?:split|valid\w*|val|test|eval\w*|hold|held|keep|dev)\b/iu.test(text)) return undefined
  const [, first, ...others] = ofSplit.exec(text) ?? []
  const rest = others.reduce((sum, part) => sum + Number(part ?? 0), 0)
  if (first !== undefined && Number(first) + rest === all) return rest / all
  const share = Number(ofHeldBack.exec(text)?.[1] ?? NaN) / all
  return share > 0 && share < 1 / 2 ? share : undefined
}

const precisions = [
  ['bf16', /\b(?:bf-?16|bfloat-?16)\b/iu],
  ['fp16', /\b(?:fp-?16|float-?16)\b/iu],
  ['fp32', /\b(?:fp-?32|float-?32|tf-?32)\b/iu],
  ['fp8', /\bfp-?8\b/iu],
] as const
const ofAssumptions = /\bassum\w+/iu
/** "What is this most sensitive to?", "what could make it wrong?" */
const asksWhatErrs =
  /\bsensitiv(?:e|ity)\b.{0,20}\b(?:to|of|analysis)\b|\b(?:what|which|how|why|where)\b.{0,40}\b(?:(?:be|is|turn out|come out|end up|go|make (?:it|this|that|(?:the|this|your|these) (?:estimates?|numbers?|figures?|price|plan|total))|prove) (?:so |that |really |totally |completely |way |badly |very )?(?:off|wrong|out|inaccurate|misleading)|(?:throw|put|knock|push)s? .{0,24}\boff)\b|\b(?:what|which)\b.{0,40}\b(?:inputs?|assumptions?|numbers?|parameters?|guess(?:es)?)\b.{0,40}\b(?:check|verify|validate|double-check|confirm|nail down|pin down|get right|test|matter)\b/iu
const weighs =
  /\b(?:biggest|most|largest|main|key|important|matter\w*|first|riskiest|weakest|critical|sensitive|affect\w*|change|move)\b/iu
