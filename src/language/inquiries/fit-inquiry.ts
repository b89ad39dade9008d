/** "Does a 32b qlora fit on a 4090?": a model and GPUs without data. */
import type { Spec } from '../../scenario/scenario.ts'
import type { InquiryWords } from '../../catalog/inquiry-facts.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { unmetWords } from '../resolution/unused-words.ts'
import type { Inquiry, InquiryInput } from './inquiry.ts'
import { gpuNames } from './price-inquiry.ts'
import { asksAmountOfData, otherCountIn } from './wanted-counts.ts'

/** These ask for hours or dollars, which need data. */
const otherFigures =
  /\b(?:(?:better|best|more|good) (?:value|deal|bang)|per token|price[- ]perf\w*)\b|\b(?:how (?:long|much(?! (?:v?ram|memory)))|costs?|price|cheap\w*|expensive|fast\w*)\b|[$€£]/i

const lengthWords =
  /\b(?:max(?:imum|imal)?|longest|largest|biggest|highest|how (?:long|much|large|big)(?: of)?(?: an?)?|what) (?:\w+ )?(?:seq(?:uence)?s?(?: len(?:gth)?)?|context(?: (?:len(?:gth)?|size|window))?|ctx(?: len)?)\b/iu

/** "Will a 32b run on it?": to train or to answer. */
const runs = /\b(?:runs?|running|load|loads|use)\b/iu

const needs =
  /\b(?:needs?|requires?|takes?)\b(?! (?:how|what|which))|\b(?:the|a|as|is|are|be) (?:the |a )?(?:(?:bare|absolute) )?(?:minimum|least|fewest|smallest)\b|\bat (?:the )?least \d/iu
const doubts = /\b(?:true|right|correct|really|actually|necessary|bs|nonsense|says?|claims?|told)\b|\?/iu

const weighs = /\b(?:worth|vs|versus|better|faster|over|instead of|compared?|which (?:one|card|gpu)|or)\b/iu
const ofMemory =
  /\b(?:fit(?:s|ting)?|squeez\w*|oom|out of memory|hold|holds|handle|enough|suffic\w+|v?ram|memory|possible|run|runs|work|works)\b/iu

const asksHowMany = new RegExp(
  String.raw`\b(?:how many|(?:the )?(?:min(?:imum|imal)?|smallest|least|lowest) (?:number|count|amount) of|(?:the )?fewest) (?:of (?:the |our |these )?)?(?:nvidia |amd )?(?:${gpuPattern}|gpus?|cards?)s?(?![a-z])`,
  'iu',
)

/** "How many machines", "number of 8xH100 boxes": each of several GPUs. */
const asksMachinesOf = new RegExp(
  String.raw`\b(?:how many|number of|how much) (?:of (?:the |our |these )?)?(?:\d{1,2} ?[x×]? ?)?(?:nvidia |amd )?(?:${gpuPattern} ?)?(?:gpu |hgx |dgx )?(?:machines?|box(?:es)?|nodes?|servers?|hosts?)\b`,
  'iu',
)
const worthMore = /\bworth\b[^.?!]{0,30}(?:\d ?%|percent|\bextra\b|\bpremium\b|\bmore (?:per|an) hour\b)/iu
/** GPUs of a machine that nobody counts. */
const usualMachine = 8

/** Null where data, dollars or hours are spoken of, or the model or the GPU is missing. */
export function readFit({ text, understanding, facts: { words } }: InquiryInput): Inquiry | null {
  const { draft } = understanding
  // "Is H200 worth 40% more than H100 if it fits already?" asks for no memory.
  if (worthMore.test(text)) return null
  // "phi-4 qlora 16k on a 24 GB card?" asks nothing else.
  const asksMachines = asksMachinesOf.test(text)
  const isAsked =
    words.fit.test(text) || asksMachines || asksHowMany.test(text) || lengthWords.test(text) || text.includes('?')
  if (!isAsked || otherFigures.test(text.replace(lengthWords, ' ')) || draft.issues.length > 0) return null
  if (draft.get('params') === null || draft.get('gpus') === null || draft.get('tokens') !== null) return null
  // "Is the B200 worth it over the H100 for a 30b?" weighs them by what they do for their price.
  if (gpuNames(understanding) > 1 && weighs.test(text) && !ofMemory.test(text)) return null
  // What the money buys is asked, on those GPUs.
  if (draft.get('budgetUsd') !== null && asksAmountOfData(text)) return null
  const { spec: read } = draft.finish()
  const typed = asksMachines ? { ...read, gpuCount: null, nodes: null } : read
  const spec = keepsMasters(typed, text) ? { ...typed, weights: 'fp32' as const } : typed
  const other = spec.gpuCount === null || spec.nodes !== null ? null : otherCountIn(text, spec.gpuCount)
  const asksLength = spec.sequenceLength === null && lengthWords.test(text)
  return {
    kind: 'fit',
    spec,
    asksLength,
    ...(spec.gpuCount === null && spec.nodes === null && (asksMachines || asksHowMany.test(text))
      ? { asksCount: true as const }
      : {}),
    ...(asksMachines ? { gpusPerMachine: machineOf(read) } : {}),
    ...(other === null ? {} : { otherCount: other.count }),
    ...(asksIfFails.test(text) ? { asksIfFails: true as const } : {}),
    ...(asksRent.test(text) ? { asksRent: true as const } : {}),
    ...(needs.test(text) && doubts.test(text) ? { asksNeed: true as const } : {}),
    ...(runs.test(text) && !words.trained.test(text) && spec.method === null ? { isMaybeHosted: true } : {}),
    unused: unmetWords(understanding).filter(
      (each) =>
        !lengthWords.test(each) &&
        each !== other?.words &&
        !/^(?:yes|no|y|n|ooms?|amp|mixed[- ]precision)$/iu.test(each),
    ),
  }
}

/** "Is our server enough, or must we rent?" */
const asksRent =
  /\b(?:must|should|have to|need to|do|got to|gotta|better)\b[^.!?]{0,16}\brent\b|\bor (?:\w+ ){0,3}rent(?:ing)?\b/iu

/** "Will it OOM?", "is a 32B too big for it?": a yes then says that it does not fit. */
const asksIfFails =
  /^(?!.*\b(?:fits?|enough)\b).*(?:\b(?:will|would|does|do|is|are|going to|gonna|could|might|can)\b[^.!]{0,80}\b(?:ooms?|(?:run|runs|go|goes|be|get) out of (?:v?ram|memory)|blow up|crash(?:es)?|too (?:big|large|much)|exceeds?)\b|\booms?\b ?\?)/isu

/** Full training in mixed precision keeps fp32 weights and states, 16 bytes a parameter, whatever it computes in. */
const keepsMasters = ({ method, weights }: Spec, text: string): boolean =>
  method === 'full' && weights === null && mixedPrecision.test(text)
const mixedPrecision = /\bmixed[- ]?precision\b|\bamp\b/iu

const gpuMemory =
  /\b(on|in|into|within|with|have|a|an|one|single|my|our|lone|only|per|is|are|does|would|will|if) (\d{1,3}) ?(?:gb|gib|g)\b(?! ?(?:of (?!v?ram|memory)|gpu|card|text|jsonl?|csv|parquet|corpus|data|docs|code|logs|files?|html))(?: ?(?:of )?(?:v?ram|memory))?/i

/** Sizes that GPUs come in: with nothing said of data, such a number in a question of fit is a GPU's. */
const anyGpuMemory =
  /(?<![\w.-])((?:\d{1,3} ?[x×*] ?)?)(8|11|12|16|20|24|32|40|48|64|80|94|96|128|141|144|180|192|288) ?(?:gb|gib|gig|gigs|g)\b(?! ?(?:gpu|card|[ahb]\d|rtx))(?: ?(?:of )?(?:v?ram|memory))?/giu
const asksFit =
  /\b(?:fits?|fitting|squeez\w+|oom\w*|out of memory|v?ram|enough|suffic\w+|(?:can|could|will|would|does) .{0,60}\b(?:run|runs|work|works|train|trained|(?:fine-?)?tuned?|handle|hold|do|done|go|manage|managed)|can (?:i|we|you|one|u)|possible|feasible|doable|(?:longest|max(?:imum)?|largest|biggest|how (?:long|much)) (?:\w+ )?(?:context|seq(?:uence)?|ctx))\b|\bgb card\b|\?\?/iu

/** "OOMs at step 1": where it ran out, and no data. */
const runsOut = /\b(?:oom\w*|out of memory|cuda error)\b/iu
const wherever =
  /\b(?:at|on|in|after|by) (?:the )?(?:very )?(?:first |second )?(?:step|iter(?:ation)?|epoch)(?: ?#?\d{1,6})?\b/giu

const laptop = '(?:gaming |work |old |new )?(?:laptops?|notebooks?)(?: (?:gpu|graphics card|card))?'
const sizedLaptop = new RegExp(String.raw`\b(\d{1,2}) ?(?:gb|gib) (?:of )?(?:v?ram |memory )?${laptop}\b`, 'iu')
const laptopOfSize = new RegExp(
  String.raw`\b${laptop} (?:with|that has|has|of|having) (?:an? |only |just )?(?:gpu (?:with|of) )?(\d{1,2}) ?(?:gb|gib)\b(?: (?:of )?(?:v?ram|memory|gpu|card))?`,
  'iu',
)

/** What a laptop has is the memory of its GPU, where training on it is asked about. */
const withoutLaptop = (text: string): string =>
  text.replace(sizedLaptop, '$1 gb gpu').replace(laptopOfSize, '$1 gb gpu')

/** "24 GB" in a question of fit is a GPU's memory, not an amount of text. */
export function labelGpuMemory(typed: string, { data }: InquiryWords): string {
  const said = withoutLaptop(typed)
  if (!asksFit.test(said)) return typed
  const text = runsOut.test(said) ? said.replace(wherever, ' ').replace(/\bw\/ ?(?=\d)/iu, 'with ') : said
  const changed = text.replace(gpuMemory, '$1 $2 gb gpu')
  return changed !== text || data.test(text) ? changed : text.replaceAll(anyGpuMemory, '$1$2 gb gpu')
}

/** One GPU of each of them is no machine that is counted. */
const machineOf = ({ gpuCount, nodes }: Spec): number => {
  const each = (gpuCount ?? usualMachine) / (nodes ?? 1)
  return each > 1 ? each : usualMachine
}
