/** What comes out of the run: its files, what they need to run, and how good it is. */
import { formatBytes } from '../format/file-sizes.ts'
import type { QuestionContext } from './question-context.ts'
import { methodName } from '../format/display-names.ts'

/** The files that a run leaves, and where they lie. */
export function deliverableAnswer({
  files,
  recommendation: { best },
  scenario,
  renderContext,
}: QuestionContext): readonly string[] {
  const { model } = scenario.spec
  const base = model === null ? 'the model' : renderContext.names.model(model)
  const size = files === undefined ? '' : `, about ${formatBytes(files.result)}`
  return [
    best.method === 'full'
      ? `The whole model as files${size} in bf16, to be loaded like the original.`
      : `An adapter, as files${size}: it is loaded beside ${base}, which stays as it is, or merged into it.`,
    'It lies on the machine’s disk: download it, or push it to a bucket or to Hugging Face, before you delete the machine.',
  ]
}

/** Bytes of a parameter as files for inference have it; 4 bits with their scales (recalled). */
const forms = [
  { name: '16 bits', bytes: 2 },
  { name: '8 bits', bytes: 1.06 },
  { name: '4 bits', bytes: 0.6 },
] as const
/** Of the memory of a machine; the system and the context take the rest (rule of thumb). */
const usableShare = 0.7

/** "Will the finished model run on my MacBook, 36 GB?" `args.bytes`: the memory of the machine. */
export function runLocallyAnswer({
  params,
  args,
  subject,
  catalog,
  recommendation: { best },
}: QuestionContext): readonly string[] {
  if (params === undefined)
    return ['How large the model is, is not known here: name it, and the memory of the machine.']
  const sizes = forms.map(({ name, bytes }) => ({ name, bytes: bytes * params }))
  const weights = `Its weights take ${sizes.map(({ name, bytes }) => `${formatBytes(bytes)} in ${name}`).join(', ')}${best.method === 'full' ? '' : ', the adapter merged into them'}.`
  const how =
    'Convert it to GGUF (llama.cpp, Ollama) or MLX. Answers come at about the speed at which the memory is read: bandwidth over the size of the weights.'
  const [card] = subject?.gpus ?? []
  const ofCard = card === undefined ? undefined : catalog?.gpus.get(card)?.memory.base
  const memory = args?.bytes ?? ofCard
  if (memory === undefined)
    return [
      `Yes, on a machine with enough memory: ${sizes
        .toReversed()
        .map(({ name, bytes }) => `some ${formatBytes(bytes / usableShare)} for ${name}`)
        .join(', ')} (rule of thumb).`,
      weights,
      `Say how much the machine has (“on my MacBook, 36 GB”) to hear what fits. ${how}`,
    ]
  const fitting = sizes.filter(({ bytes }) => bytes <= memory * usableShare)
  const [first] = fitting
  const verdict =
    first === undefined
      ? `No: not even in 4 bits, as some ${formatBytes(memory * usableShare)} of ${formatBytes(memory)} are free for it.`
      : `Yes, to use it: in ${fitting.map(({ name }) => name).join(' or ')}, as some ${formatBytes(memory * usableShare)} of ${formatBytes(memory)} are free for it (rule of thumb).`
  return [verdict, weights, how, 'The training itself belongs on the plan’s GPUs.']
}

const precisionQuality = {
  bf16: 'The base weights stay in bf16, so quantization takes nothing from quality.',
  fp32: 'The weights stay in fp32, so quantization takes nothing from quality.',
  fp8: 'The weights are held in FP8: compare on your own evaluation set before you rely on it.',
  int8: 'The frozen base is held in 8-bit, which loses a little: compare on your own evaluation set.',
  nf4: 'The frozen base is held in 4-bit, which loses more than 8-bit: compare on your own evaluation set.',
} as const

const methodQuality = {
  full: 'All weights are trained.',
  lora: 'Only the adapters are trained; the base model stays as it is.',
  qlora: 'Only the adapters are trained; the base model stays as it is.',
} as const

/** "Does 4-bit cost quality?": what the method and the stored precision of the best option do to quality. */
export function qualityAnswer({ recommendation: { best } }: QuestionContext): readonly string[] {
  return [`${methodName(best)}.`.replace(/^f/, 'F'), methodQuality[best.method], precisionQuality[best.weights]]
}
