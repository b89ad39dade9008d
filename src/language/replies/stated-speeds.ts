/** Speeds that people state of a run among other words: "step time is 95 s with 64 prompts per step", "41% MFU so far". */
import { gpuPattern } from '../text/gpu-pattern.ts'
import type { LogMetrics } from '../../scenario/log-metrics.ts'
import { typedNumber } from '../text/typed-number.ts'

const figure = String.raw`(\d{1,7}(?:,\d{3})*(?:\.\d{1,4})?)(k?)`
const perSecond = String.raw`(?:\s?\/\s?|\s?per\s|\s?an?\s)(?:s|sec|second)\b`
const linking = String.raw`(?:\s(?:is|was|are|at|of|about|around|only|just|now|like|more|roughly|currently|takes?|took|=|~)){0,4}\s?:?\s?~?`
const stepNoun = '(?:step|steps|iter|iters|iteration|iterations|it)'

type StatedSpeed = { readonly field: 'secondsPerStep' | 'samplesPerSecond' | 'tokensPerSecond' | 'mfu'; readonly text: RegExp; readonly scale?: number; readonly inverse?: true } // prettier-ignore

const stated: readonly StatedSpeed[] = [
  { field: 'mfu', scale: 0.01, text: new RegExp(String.raw`\b(\d{1,2}(?:\.\d{1,2})?)()\s?(?:%|percent)\s(?:of\s)?(?:mfu|hfu|model flops)\b`, 'iu') },
  { field: 'mfu', scale: 0.01, text: new RegExp(String.raw`\b(?:mfu|utili[sz]ation)${linking}(\d{1,2}(?:\.\d{1,2})?)()\s?(?:%|percent\b)`, 'iu') },
  { field: 'mfu', text: new RegExp(String.raw`\bmfu${linking}(0?\.\d{1,3})()\b`, 'iu') },
  { field: 'tokensPerSecond', text: new RegExp(String.raw`\b${figure}\s?(?:tok|toks|tokens?)${perSecond}`, 'iu') },
  { field: 'tokensPerSecond', text: new RegExp(String.raw`\b${figure}\s?tps\b`, 'iu') },
  { field: 'tokensPerSecond', text: new RegExp(String.raw`\b(?:tok|toks|tokens?)${perSecond}${linking}${figure}(?![\d.,]*[%\w])`, 'iu') },
  { field: 'samplesPerSecond', text: new RegExp(String.raw`\b${figure}\s?(?:samples?|examples?|sequences?|seqs?|rows?|pairs?|images?)${perSecond}`, 'iu') },
  { field: 'secondsPerStep', inverse: true, text: new RegExp(String.raw`\b${figure}\s?${stepNoun}${perSecond}`, 'iu') },
  { field: 'secondsPerStep', scale: 0.001, text: new RegExp(String.raw`\b${figure}\s?ms(?:\s?\/\s?|\s(?:per|an?|each)\s)${stepNoun}\b`, 'iu') },
  { field: 'secondsPerStep', text: new RegExp(String.raw`\b${figure}\s?(?:s|secs?|seconds?)(?:\s?\/\s?|\s(?:per|an?|each)\s)${stepNoun}\b`, 'iu') },
  { field: 'secondsPerStep', scale: 60, text: new RegExp(String.raw`\b${figure}\s?(?:m|mins?|minutes?)(?:\s?\/\s?|\s(?:per|an?|each)\s)${stepNoun}\b`, 'iu') },
  { field: 'secondsPerStep', text: new RegExp(String.raw`\b(?:step|iteration)(?:\stimes?|s)?${linking}${figure}\s?(?:s|secs?|seconds?)\b`, 'iu') },
] // prettier-ignore

const sequencesPerStep =
  /\b(?:(\d{1,6})\s(?:prompts?|samples?|sequences?|seqs?|examples?)\s(?:per|a|each)\s(?:step|batch|iteration)|(?:global )?batch(?: size)?(?: of| is|=)? ?(\d{1,6}))\b/iu

const tokensPerStep = new RegExp(
  String.raw`\b${figure}\s?(?:toks?|tokens?)(?:\s?\/\s?|\s(?:per|an?|each|in (?:an?|each))\s)(?:step|batch|iteration|iter)\b`,
  'iu',
)

/** A wish, a condition or somebody's promise, and no run. */
const noReport =
  /\?|\b(?:if|would|should|could|can|will|need|needs|want|wants|at least|target|goal|hope|hoping|expect|expected|assume|assuming|suppose|claims?|(?<!\b(?:logs?|profilers?|nsys|nsight|benchmarks?|tests?|measurements?|monitoring|telemetry|traces?|console|wandb|tensorboard|tqdm|trainer|dashboard|terminal|output|mlflow|bar|it) )(?:says|said)|vendor|promis\w*|paper|article|blog)\b/iu
const maxLength = 160

/** "7m40 per step", "1 min 5 s a step": minutes and seconds of one step. */
const minutesPerStep = new RegExp(
  String.raw`\b(\d{1,3})\s?(?:m|mins?|minutes?)\s?(\d{1,2})\s?(?:s|secs?|seconds?)?(?:\s?\/\s?|\s(?:per|an?|each)\s)${stepNoun}\b|\b(?:step|iteration)(?:\stimes?|s)?${linking}(\d{1,3})\s?(?:m|mins?|minutes?)\s?(\d{1,2})\s?(?:s|secs?|seconds?)?\b`,
  'iu',
)

/** What a sentence states of the speed of a run; null where it states none. `text`: as people type it. */
export function statedSpeedIn(text: string): LogMetrics | null {
  if (text.length > maxLength || noReport.test(text)) return null
  const compound = minutesPerStep.exec(text)
  if (compound !== null) {
    const secondsPerStep = Number(compound[1] ?? compound[3]) * 60 + Number(compound[2] ?? compound[4])
    return { from: 'you', perGpu: isPerGpu(text), secondsPerStep, ...batchOf(text) }
  }
  for (const { field, text: pattern, scale = 1, inverse } of stated) {
    const [, digits, thousand = ''] = pattern.exec(text) ?? []
    if (digits === undefined) continue
    const value = typedNumber(digits, thousand) * scale
    if (!(value > 0)) continue
    const tokens = field === 'secondsPerStep' ? tokensPerStep.exec(text) : null
    if (tokens !== null) {
      const each = typedNumber(tokens[1], tokens[2])
      const seconds = inverse === true ? 1 / value : value
      return { from: 'you', perGpu: isPerGpu(text), ...nodeOf(text), tokensPerSecond: each / seconds }
    }
    return {
      from: 'you',
      perGpu: isPerGpu(text),
      ...nodeOf(text),
      [field]: inverse === true ? 1 / value : value,
      ...(field === 'secondsPerStep' ? batchOf(text) : {}),
    }
  }
  return null
}

function batchOf(text: string): Pick<LogMetrics, 'globalBatch'> {
  const batch = sequencesPerStep.exec(text)
  const globalBatch = Number(batch?.[1] ?? batch?.[2] ?? 0)
  return globalBatch > 0 ? { globalBatch } : {}
}

const ofOneGpu = new RegExp(
  String.raw`\b(?:per|a|each|(?<!on )(?:one|a single|single)) (?:gpu|card|device|${gpuPattern})\b|\beach\b|\/gpu\b`,
  'iu',
)

/** "Over all 8 GPUs", "on the eight", "across the node". */
const ofAllGpus =
  /\b(?:total|overall|together|combined|all of them|across|aggregate|whole)\b|\b(?:on|over|with|from|using|for|of) (?:all\b|both\b|(?:the|these|those|our|both)(?: (?:two|four|eight|sixteen|\d{1,3})(?![\d.\w])| (?:gpus|cards|node|nodes|box|machine|cluster|server)\b))/iu

/** "61k tok/s per node", "on one node", "for the node": of one machine with all of its GPUs. */
const ofOneNode = /\b(?:per|a|an|each|every|one|single|the|whole|our) (?:node|box|machine|server)\b/iu

/** Whether a speed is that of one GPU; null where the text leaves it open. */
export function isPerGpu(text: string): boolean | null {
  if (ofOneGpu.test(text)) return true
  return ofAllGpus.test(text) || ofOneNode.test(text) ? false : null
}

/** Mark of a speed that one of several machines reaches. */
export const nodeOf = (text: string): Pick<LogMetrics, 'perNode'> =>
  isPerGpu(text) === false && !ofAllGpus.test(text) && ofOneNode.test(text) ? { perNode: true } : {}
