/** What is asked below the price of a training of pictures or sound, and worked out from it: a part of it, several of it, how sure it is. */
import { typedNumber } from '../text/typed-number.ts'
import { asksDerivation } from '../questions/asked-derivation.ts'
import { paceIn, restIn, type SampledPoint, type SampledProgress, stopIn } from './sampled-progress.ts'

const maxLength = 140

/** So much of the training: an epoch, a step, one picture, or an hour of the machine. */
export type SampledUnit = 'epoch' | 'step' | 'sample' | 'hour'
/** One thing that is asked of the training that was priced, or told of its run. */
export type SampledAsk =
  | { readonly kind: 'unit'; readonly unit: SampledUnit; readonly count: number }
  | { readonly kind: 'stop'; readonly at: SampledPoint }
  | SampledProgress
  | { readonly kind: 'affordable'; readonly unit: SampledUnit | 'run' }
  | { readonly kind: 'precision'; readonly bits: 4 | 8 | 16 | 32; readonly words: string }
  | { [K in PlainKind]: { readonly kind: K } }[PlainKind]

/** What is asked without a figure. */
type PlainKind =
  | 'cheaper'
  | 'faster'
  | 'why'
  | 'smallest'
  | 'start-up'
  | 'sure'
  | 'electricity'
  | 'expected-pace'
  | 'basis'
  | 'table'
  | 'derivation'

const asks =
  /\?|^\W*(?:(?:and|so|ok(?:ay)?|but|hm+|then|also|btw|hey|well)[ ,]+){0,2}(?:how|what|whats|which|when|why|is|are|does|do|did|can|could|would|will|should|any|if|suppose|say|explain|break|cost|costs|price|time|seconds|minutes|hours|cheapest|smallest|tell|give|show)\b|\bhow (?:many|much|long|often)\b/iu

/** Null where nothing of the kind is asked or told. A question that names a machine or a place is of that: see `ofMachine`. */
export function sampledAskIn(text: string): SampledAsk | null {
  if (text.length > maxLength) return null
  const line = text.toLowerCase().replaceAll('’', "'").trim()
  if (ofLanguageModel.test(line) || ofPeople.test(line)) return null
  const isAsked = asks.test(line)
  return (
    precisionIn(line, isAsked) ??
    paceIn(line, isAsked) ??
    restIn(line) ??
    (isAsked ? questionIn(line) : ownPowerIn(line)) ??
    tableIn(line)
  )
}

/** "Give me a csv", "can you put that in a table": and not of notes or labels. */
const table =
  /^\W*(?:(?:please|pls|can|could|would|you|we|i|get|give|send|show|export|put|make|need|want|have|me|us|that|it|this|these|those|them|all|the|an?|as|to|in|into|numbers|figures|options|prices|estimate|rows)[\s,]{1,2}){0,9}(?:csv|excel|spreadsheet|xlsx|table)(?: (?:of (?:that|this|it|them|these|all|the (?:options|prices|numbers|cards))|file|format|please|pls|too|then|for excel))*\W*$/u
const tableIn = (line: string): SampledAsk | null => (table.test(line) ? { kind: 'table' } : null)

/** "My own 4090, power is 0.35 a kWh": said to be reckoned with. */
const ownPowerIn = (line: string): SampledAsk | null =>
  /\bk ?wh\b/u.test(line) && /\b(?:my|our|own|mine|ours)\b/u.test(line) ? { kind: 'electricity' } : null

/** Of what somebody has, or said in jest. */
const ofPeople =
  /\b(?:lol|lmao|haha\w*|his|her|their|you guys|your (?!estimate|price|figures?|numbers?|answer|sum|calculation|plan|guess|range))\b/u
/** "Does a 13b fit?" is of another model. */
const ofLanguageModel = /(?<![\w.])\d{1,3}(?:\.\d)? ?b\b|\b(?:llama|mistral|qwen|gemma|llm|gpt)\w*/u

function questionIn(line: string): SampledAsk | null {
  if (asksDerivation(line)) return { kind: 'derivation' }
  const at = stopIn(line)
  if (at !== null) return { kind: 'stop', at }
  const affordable = affordableIn(line)
  if (affordable !== null) return affordable
  if (asksPace.test(line)) return { kind: 'expected-pace' }
  const unit = unitIn(line)
  if (unit !== null) return unit
  const found = plain.find(([pattern, not]) => pattern.test(line) && not?.test(line) !== true)
  return found === undefined ? null : { kind: found[2] }
}

const nounOf = {
  epoch: String.raw`epochs?|pass(?:es)?`,
  step: String.raw`steps?|iterations?|iters?`,
  sample: String.raw`images?|pictures?|photos?|pics?|samples?|clips?|recordings?|tiles?`,
  hour: String.raw`hours?|hrs?`,
} as const
const units = ['epoch', 'step', 'sample', 'hour'] as const
const unitOf = (noun: string): SampledUnit =>
  units.find((unit) => new RegExp(`^(?:${nounOf[unit]})$`, 'u').test(noun)) ?? 'sample'
const anyNoun = units.map((unit) => nounOf[unit]).join('|')

const perUnit = new RegExp(
  String.raw`(?:\b(?:per|an?|each|every|one|a single|of one)|\/) ?(?:(\d[\d,]{0,6})( ?k)? )?(?<!no )(${anyNoun})\b(?! of (?:audio|speech|sound|video|data|recordings?))`,
  'u',
)
const hourly = /\bhourly\b|\bprice of an hour\b/u
const ofAmount =
  /\b(?:how (?:long|much)|how many (?:seconds?|secs?|minutes?|mins?|hours?|hrs?|dollars?|cents?)|costs?|price[ds]?|pay|rate|takes?|time|duration|seconds?|secs?|minutes?|mins?|what(?:'s| is| does| would| about) (?:that |it |about )?(?:for |an? |one |each |per ))\b/u
/** A rate that is told or wished, and no part that is asked of. */
const ofOther =
  /[$€£] ?\d|\b(?:per|a|each|every) (?:day|week|month|quarter|year|person|user|team)\b|\b(?:salary|labell?\w*|annotat\w*|wage|storage|gb)\b/u

/** "How long per epoch?", "cost per 1000 steps", "what's the hourly rate?" */
function unitIn(line: string): SampledAsk | null {
  if (ofOther.test(line)) return null
  if (hourly.test(line)) return { kind: 'unit', unit: 'hour', count: 1 }
  const [, digits = '', scale = '', noun] = ofAmount.test(line) ? (perUnit.exec(line) ?? []) : []
  if (noun === undefined) return null
  const count = digits === '' ? 1 : typedNumber(digits, scale.trim())
  return count > 0 ? { kind: 'unit', unit: unitOf(noun), count } : null
}

const howMany = new RegExp(
  String.raw`\b(?:how many|how often|how many times|number of|what number of)\b(?: more| further)?(?: (?:such |of )?(?<noun>${anyNoun}|runs?|trainings?|loras?|models?|times|tries|attempts|these|those|them|it))?`,
  'u',
)
const paidBy =
  /[$€£]|\d ?(?:usd|dollars?|bucks|euros?|eur|quid|pounds?|gbp|chf)\b|\b(?:budget|afford|for|with|from|on) (?:a |of |only |just )?\d/u
const howFar =
  /\bhow far\b.{0,24}\b(?:get|go|come)\b|\bwhat (?:does|do|would|will|can) .{0,16}\b(?:buy|get|give|pay for|bring)\b/u
/** "How many of these could I run for 50 bucks": what a sum pays for; its amount is read apart. */
function affordableIn(line: string): SampledAsk | null {
  if (!paidBy.test(line)) return null
  if (howFar.test(line)) return { kind: 'affordable', unit: 'run' }
  const found = howMany.exec(line)
  if (found === null) return null
  const noun = found.groups?.['noun'] ?? ''
  const unit = new RegExp(`^(?:${anyNoun})$`, 'u').test(noun) ? unitOf(noun) : 'run'
  return unit === 'hour' ? null : { kind: 'affordable', unit }
}

const asksPace =
  /\b(?:how many|what|which)\b.{0,12}\b(?:its?|iterations?|steps?|images?|img|imgs|samples?) ?(?:\/|per|a) ?s(?:ec(?:ond)?)?\b|\b(?:what|which) (?:speed|throughput|it\/s|s\/it)\b|\bhow fast (?:should|would|will|does|is) (?:it|that|this|the)\b/u
const precisions: readonly (readonly [RegExp, 4 | 8 | 16 | 32])[] = [
  [/\b(?:nf4|fp4|int4|q4|4[- ]?bits?|qlora)\b/u, 4],
  [/\b(?:fp8|float8|int8|q8|8[- ]?bits?|quanti[sz]\w{1,6}|bitsandbytes|bnb)\b/u, 8],
  [/\b(?:fp32|tf32|float32|32[- ]?bits?|full precision|single precision)\b/u, 32],
  [/\b(?:fp16|bf16|float16|bfloat16|16[- ]?bits?|half precision|mixed precision|amp)\b/u, 16],
]
/** Of pictures and sound, not of weights; of the optimizer alone; of what is done with the model later. */
const ofFiles =
  /\b(?:\d{1,2}[- ]?bits? (?:per |gr[ae]y\w* |colou?r |mono |pcm )?(?:wavs?|audio|pngs?|tiffs?|images?|photos?|scans?|depth|channel|pixel|gr[ae]y\w*|colou?r|pcm|recordings?|dicoms?)|optimi[sz]ers?|adamw?|inference|serv(?:e|ing)|deploy\w*|export\w*|tensorrt|onnx)\b/u
const suggests =
  /\b(?:says?|said|suggest\w*|thinks?|reckons?|claims?|heard|read|thoughts|opinions?|would do|will do|worth|instead|enough|what if|use|using|switch|go(?:ing)? with|train(?:ing)? (?:in|with)|load(?:ing)? (?:it |the model )?in)\b/u

/** "My colleague says fp8 would do. Thoughts?": of what precision it is asked. */
function precisionIn(line: string, isAsked: boolean): SampledAsk | null {
  if (ofFiles.test(line) || (!isAsked && !suggests.test(line))) return null
  const found = precisions.flatMap(([pattern, bits]) => {
    const words = pattern.exec(line)?.[0]
    return words === undefined ? [] : [{ bits, words }]
  })
  const [first] = found
  if (first === undefined || /\b(?:no|not|without) (?:qlora|quant\w*)\b/u.test(line)) return null
  return { kind: 'precision', ...first }
}

const ofResult =
  /\b(?:model|detector|loras?|results?|wer|map|f1|recall|quality|transcri\w*|pictures?|images?|labels?)\b/u
/** A question that names one of these is of it. */
const ofMachine =
  /\b(?:than|spot|preemptible|reserved|region|eu|europe|us|runpod|lambda|vast\w*|aws|gcp|azure|modal|colab|kaggle|[abhlv]\d{2,3}s?|l4|t4|[2345]0[5-9]0|card|gpus?|buy|own|api|service)\b/u
const plain: readonly (readonly [RegExp, RegExp | null, PlainKind])[] = [
  [
    /\b(?:per (?:gpu|card)|an hour|hourly|each)\b.{0,12}\bor\b.{0,12}\b(?:total|all|whole|together)\b|\b(?:total|all|whole|together)\b.{0,12}\bor\b.{0,8}\b(?:per|each|an hour|hourly)\b|\b(?:is|are|was) (?:that|this|it|these|those)(?: (?:price|prices|figure|numbers?))?(?: (?:at|for|of|with|an?))? (?:on[- ]?demand|spot|the (?:total|whole))\b(?!.{0,30}\b(?:cheaper|worth|safe|possible|faster)\b)/u,
    null,
    'basis',
  ],
  [
    /\b(?:set-?up|start-?up|boot\w*|spin[- ]?up|provision\w*|warm-?up|(?:image|model|weights?|docker) (?:download|pull)\w*)\b.{0,40}\b(?:includ\w+|counted|covered|in (?:that|this|there|it|the)|part of|on top)\b|\b(?:includ\w+|count(?:s|ed|ing)?|cover\w*|with|without|on top)\b.{0,24}\b(?:set-?up|start-?up|boot\w*|spin[- ]?up|provision\w*|warm-?up)\b/u,
    null,
    'start-up',
  ],
  [
    /\bhow (?:sure|certain|confident|accurate|reliable|exact|precise|solid|trustworthy)\b|\b(?:trust|believe|rely on|bank on) (?:this|that|these|those|the|your|it)\b|\b(?:worst|best)[- ]case\b|\bcould (?:it|that) (?:be|take) (?:twice|double|much|three times)\b|\b(?:error bars?|margin of error|confidence|ballpark|how far off|how wrong)\b|\bhow (?:good|rough) (?:is|are) (?:this|that|the|your|these|those) (?:estimates?|numbers?|figures?|guess|price)/u,
    ofResult,
    'sure',
  ],
  [
    /\b(?:electricity|electric bill|kwh|kilowatt\w*|power (?:draw|bill|costs?|use|usage|consumption)|energy|watts?|watt-?hours?)\b/u,
    null,
    'electricity',
  ],
  [
    /\b(?:smallest|weakest|lowest|least|minimum|minimal|tiniest|cheapest)\b.{0,16}\b(?:cards?|gpus?|v?ram|memory)\b(?!.{0,20}\b(?:in|at|on) (?:the )?(?:eu|europe|us|runpod|lambda|vast|aws|gcp|azure|modal)\b)|\bhow (?:little|low) (?:v?ram|memory)\b|\bmin(?:imum)? v?ram\b/u,
    /\b(?:cheapest|lowest|least)\b(?!.*\b(?:fits?|works?|runs?|holds?|can|do|does|v?ram|memory)\b)/u,
    'smallest',
  ],
  [
    /\bwhy(?:'s)?(?: (?:is|are|was|does|do|it|that|this|the (?:price|costs?|sum|total|run|training|whole thing)|they|these|those|all|cost|costs|really|still|so|that|come out|such a)){0,6} (?:expensive|pricey|dear|costly|cheap|much|high|low|little|price)\b|\bwhat makes (?:it|this|that) (?:so|that) (?:expensive|pricey|dear|costly|cheap|much)\b|\bhow (?:do|did) you (?:get|arrive|come|reckon)\b.{0,16}(?:[$]|price|cost|sum|number|figure)|^\W*(?:(?:can|could) you |please |pls )?(?:explain|break (?:it|that|this) down|break down) ?(?:(?:the|that|this|those|your) )?(?:price|costs?|sum|total|numbers?|figures?|estimate)?\W*$|\bwhere does (?:the|that|all the|all that) (?:time|money) go\b|\bhow does (?:that|it|the (?:price|sum|total)) split\b|\b(?:cost|price) breakdown\b/u,
    ofMachine,
    'why',
  ],
  [
    /\b(?:cheaper|less (?:money|expensive)|(?:save|spend less) money|(?:bring|get|drive|push) (?:the |that |this |its )?(?:price|costs?|bill) down|(?:lower|reduce|cut|trim|halve|shrink) (?:the |that |this |its )?(?:price|costs?|bill)|for less)\b/u,
    ofMachine,
    'cheaper',
  ],
  [
    /\b(?:faster|quicker|sooner|less time|speed (?:it|this|that|things|training)? ?up|speedup|(?:shorten|cut|reduce|halve|lower) (?:the |that |this |its )?(?:time|hours|duration))\b/u,
    ofMachine,
    'faster',
  ],
]
