/** "At 10M, 100M and 1B tokens", "8 vs 16 vs 32 h100", "7b, 13b and 70b": one thing of a job with several values. */
import { gpuPattern } from '../text/gpu-pattern.ts'

export type ListedValues = {
  /** Each value with its unit. */
  readonly names: readonly string[]
  /** The text with one of the names in the place of the list. */
  readonly textWith: (name: string) => string
}

const joiner = String.raw`\s*(?:,\s*(?:and|or|vs\.?)?|\/|\b(?:and|or|vs\.?|versus)\b)\s*`
const plain = String.raw`\d[\d.]{0,8} ?(?:k|m|b|bn)?`
const units = String.raw`(?:tok(?:en)?s? )?(?:context|ctx|seq(?:uence)?)(?: len(?:gth)?s?)?|tok(?:en)?s?|examples?|rows|samples|pairs|conversations|epochs?|gpus?|nodes?|(?:x )?(?:${gpuPattern})s?`
const listOfUnits = new RegExp(
  String.raw`(?<![\w.$€£-])((?:${plain}(?:${joiner})){2,5}${plain}) ?[x×]? ?(${units})(?![\w])`,
  'iu',
)
const size = String.raw`\d{1,3}(?:\.\d{1,2})?b`
const listOfSizes = new RegExp(
  // Sizes one behind another are a list without a sign as well: no other thing has three of them.
  String.raw`(?<![\w.$€£-])((?:${size}(?:${joiner}|\s+)){2,5}${size})\b(?! ?(?:${units})\b)`,
  'iu',
)
const gpu = String.raw`(?:\d{1,4} ?x? ?)?(?:${gpuPattern})s?(?![\w-])`
const listOfGpus = new RegExp(String.raw`(?<![\w.$€£-])((?:${gpu}(?:${joiner})){2,5}${gpu})`, 'iu')
/** "Rank 8, 32 and 128": what is counted stands before the first of them. */
const listOfNamed = new RegExp(
  String.raw`\b((?:lora |adapter )?ranks?|r|(?:global |micro )?batch(?: sizes?)?|seq(?:uence)?(?: len(?:gth)?s?)?|context(?: length)?s?|ctx)(?: of)?[ =]{0,3}((?:${plain}(?:${joiner})){1,5}${plain})\b(?! ?(?:${units}|[a-z]?\d|[x×%])\b)`,
  'iu',
)
const isHardware = new RegExp(String.raw`(?:gpus?|nodes?|${gpuPattern}s?)$`, 'iu')
/** "On A100, H100 or L40S" alone is any of them. */
const isWeighed = /\b(?:vs\.?|versus|which|compare|better|cheaper|faster|should|do we|do i)\b|\?/iu
const isRefused = /\b(?:no|not|without|except|avoid|excluding|exclude|never|neither|but)\b[^.;?!]{0,20}$/iu
const maxLength = 400
const maxEndsLength = 1500

const dataUnits = String.raw`(?:[a-z]{3,12} )?(?:tok(?:en)?s?|examples?|rows|samples|pairs|conversations|tickets|docs|documents|epochs?)`
const lower = String.raw`(?:low(?:er)?|min(?:imum)?|optimistic|best case|conservative|at least)(?: (?:end|case|estimate|bound))?`
const upper = String.raw`(?:high(?:er)?|max(?:imum)?|pessimistic|worst case|upper|at most)(?: (?:end|case|estimate|bound))?`
/** "Low 10k rows, high 30k rows" */
const namedEnds = new RegExp(
  String.raw`\b${lower}[\s:=]{1,3}(${plain}) ?(${dataUnits})?[\s,;/]{1,4}(?:and |or |to )?${upper}[\s:=]{1,3}(${plain}) ?(${dataUnits})\b`,
  'iu',
)
/** "Low and high, between 20M and 80M tokens" */
const asksBothEnds =
  /\b(?:low(?:er)? and (?:high(?:er)?|upper)|both ends|min(?:imum)? and max(?:imum)?|best and worst|upper and lower)(?: (?:end|case|bound|estimate)s?)?\b/iu
const range = new RegExp(
  String.raw`(?:\b(?:between|from) )?(?<![\w.$€£-])(${plain})(?: ?(?:-|–) ?| (?:and|to) )(${plain}) ?(${dataUnits})\b`,
  'iu',
)

/** Both ends of an amount that is not known; null: they are not both asked about. */
function endsIn(text: string): ListedValues | null {
  const named = namedEnds.exec(text)
  const between = named === null && asksBothEnds.test(text) ? range.exec(text) : null
  const [words, low = '', high = '', unit = ''] =
    named === null ? (between ?? []) : [named[0], named[1], named[3], named[4] ?? named[2]]
  if (words === undefined) return null
  return {
    names: [low, high].map((value) => `${value.trim()} ${unit}`),
    textWith: (name) => text.replace(words, name).replace(asksBothEnds, ' '),
  }
}

const variants = String.raw`(?:variants?|options?|versions?|set ?ups?|scenarios?|config(?:uration)?s?|cases?|ways|methods?|alternatives?|experiments?|flavou?rs?)`
/** "3 variants: lora r16, lora r64, full": each part is a wish of its own. */
const listOfVariants = new RegExp(
  String.raw`\b(?:\d|two|three|four|five|six|these|following) (?:[a-z]{3,12} )?${variants} ?(?::|-|–|\() ?([^.;:!?()\n]{5,160})\)?`,
  'iu',
)
const partOfVariants = /\s*(?:,\s*(?:(?:and|or|vs\.?|then)\b)?|\/|\b(?:and|or|vs\.?|versus)\b)\s*/iu

/** Null where the parts of a text are not named as what there is to choose from. */
function variantsIn(text: string): ListedValues | null {
  const [words = '', list = ''] = listOfVariants.exec(text) ?? []
  const names = list
    .split(partOfVariants)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  if (words === '' || names.length < 2 || new Set(names).size < names.length) return null
  return { names, textWith: (name) => text.replace(words, () => `${name}, `) }
}

/** "Rank 8, 32 and 128"; null: no such list. */
function namedListIn(text: string): ListedValues | null {
  const [words = '', name = '', list = ''] = listOfNamed.exec(text) ?? []
  const values = list.split(new RegExp(joiner, 'iu')).filter((value) => value.trim() !== '')
  if (words === '' || new Set(values).size < values.length || values.length < 2) return null
  const one = name.replace(/s$/iu, '')
  return {
    names: values.map((value) => `${one} ${value.trim()}`),
    textWith: (each) => text.replace(words, () => each),
  }
}

/** Kinds of adapters and of full fine-tuning that are no method of their own, and how each is asked for. */
const kindsOfTraining: Readonly<Record<string, string>> = {
  dora: 'dora', qdora: 'qlora dora', rslora: 'rslora', pissa: 'pissa', 'lora-fa': 'lora', 'lora fa': 'lora', vera: 'vera', loftq: 'loftq',
  galore: 'full fine-tuning galore', apollo: 'full fine-tuning apollo', lora: 'lora', qlora: 'qlora', full: 'full fine-tuning',
  'full fine-tuning': 'full fine-tuning', 'full ft': 'full fine-tuning', 'full finetuning': 'full fine-tuning',
} // prettier-ignore
const kind = Object.keys(kindsOfTraining)
  .toSorted((one, other) => other.length - one.length)
  .join('|')
const listOfKinds = new RegExp(String.raw`(?<![\w-])((?:(?:${kind})${joiner}){1,3}(?:${kind}))(?![\w-])`, 'iu')
const isPlainKind = /^(?:q?lora|full.*)$/iu

/** "DoRA or LoRA", "galore or lora-fa"; null where none but methods are weighed, which is read elsewhere. */
function kindsIn(text: string): ListedValues | null {
  const [words = ''] = listOfKinds.exec(text) ?? []
  const names = words.split(new RegExp(joiner, 'iu')).map((name) => name.trim().toLowerCase())
  if (words === '' || names.every((name) => isPlainKind.test(name)) || new Set(names).size < names.length) return null
  return { names, textWith: (name) => text.replace(words, () => ` ${kindsOfTraining[name] ?? name} `) }
}

/** Null where no list of three to six values is there, of two where it is said what they are. */
export function listedValuesIn(text: string): ListedValues | null {
  const ends = text.length > maxEndsLength ? null : endsIn(text)
  if (ends !== null || text.length > maxLength) return ends
  const said = variantsIn(text) ?? namedListIn(text) ?? kindsIn(text)
  if (said !== null) return said
  const gpus = isWeighed.test(text) ? listOfGpus.exec(text) : null
  const found = listOfUnits.exec(text) ?? listOfSizes.exec(text) ?? gpus
  if (found === null || isRefused.test(text.slice(0, found.index))) return null
  const [words, list = '', unit] = found
  const values = list
    .split(new RegExp(unit === undefined && gpus !== found ? String.raw`${joiner}|\s+` : joiner, 'iu'))
    .map((value) => value.trim())
    .filter((value) => value !== '')
  const names = values.map((value) => (unit === undefined ? value : `${value} ${unit}`))
  if (new Set(names).size < 3) return null
  // "…: 8 vs 16 vs 32 H100": behind a colon stands no amount of what is before it.
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + words.length)]
  const lead = before.replace(/[\s:,]*(?:\b(?:on|at|with|for|using)\b[\s:,]*)?$/iu, '')
  return {
    names,
    textWith: (name) => (isHardware.test(name) ? `${lead} on ${name} ${after}`.trim() : `${before}${name}${after}`),
  }
}
