/** "Will the finished model run on my MacBook, 36 GB?": what its weights take, against a memory that is named. */
import { formatBytes } from '../format/file-sizes.ts'
import type { QuestionContext } from './question-context.ts'

/** Bytes of a parameter as files for inference have it; 4 bits with their scales (recalled). */
const forms = [
  { name: '16 bits', bytes: 2 },
  { name: '8 bits', bytes: 1.06 },
  { name: '4 bits', bytes: 0.6 },
] as const
/** Of the memory of a machine; the system and the context take the rest (rule of thumb). */
const usableShare = 0.7

/** `args.bytes`: the memory of the machine. */
export function runLocallyAnswer({ params, args, recommendation: { best } }: QuestionContext): readonly string[] {
  if (params === undefined)
    return ['How large the model is, is not known here: name it, and the memory of the machine.']
  const sizes = forms.map(({ name, bytes }) => ({ name, bytes: bytes * params }))
  const weights = `Its weights take ${sizes.map(({ name, bytes }) => `${formatBytes(bytes)} in ${name}`).join(', ')}${best.method === 'full' ? '' : ', the adapter merged into them'}.`
  const how =
    'Convert it to GGUF (llama.cpp, Ollama) or MLX. Answers come at about the speed at which the memory is read: bandwidth over the size of the weights.'
  if (args?.bytes === undefined)
    return [weights, 'Say how much memory the machine has (“on my MacBook, 36 GB”) to hear what fits.', how]
  const memory = args.bytes
  const fitting = sizes.filter(({ bytes }) => bytes <= memory * usableShare)
  const [first] = fitting
  const verdict =
    first === undefined
      ? `No: not even in 4 bits, as some ${formatBytes(memory * usableShare)} of ${formatBytes(memory)} are free for it.`
      : `Yes, to use it: in ${fitting.map(({ name }) => name).join(' or ')}, as some ${formatBytes(memory * usableShare)} of ${formatBytes(memory)} are free for it (rule of thumb).`
  return [verdict, weights, how, 'The training itself belongs on the plan’s GPUs.']
}
