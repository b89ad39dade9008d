/** What a task file of SkyPilot or dstack asks for: GPUs by name and count, whether they may be spot, and where. */
import { fieldValue, quantity } from '../grammar/preset-slots.ts'
import type { AddPhrase, ConfigInput } from './config-phrase.ts'

/** "H100:8", "gpu:a100:4" and "H100:80GB:8": a name, perhaps its memory, perhaps a count. */
const gpuRequest = /^\s*(?:gpu:)?([A-Za-z][\w ./-]{0,40}?)(?::(\d{1,4})\s?GB(?:\.\.)?)?(?::(\d{1,4}))?\s*$/i

/** Adds the GPUs that the file names, with their count. */
export function addLaunchedGpus({ values, gpuNamed }: ConfigInput, add: AddPhrase): void {
  const [name, count] = requestedGpus(values)
  if (name === null) return
  const machines = values.number('machines') ?? 1
  const total = count === null ? null : count * machines
  // "-" joins what people write apart: "A100-80GB" is "a100 80gb".
  const words = name.replaceAll('-', ' ').toLowerCase()
  add('gpus', words, gpuNamed(words), ['accelerators', 'gpuNames', 'gpuCounts'])
  // The launcher's processes say it already.
  if (total !== null && values.number('processes') !== total)
    add('gpuCount', `${total} ${total === 1 ? 'gpu' : 'gpus'}`, quantity('gpus', total))
  if (machines > 1 && total !== null)
    add('nodes', `${machines} nodes`, { role: 'nodes', value: machines, across: false }, ['machines'])
  const isSpot = values.isOn('spot')
  if (isSpot === true && values.text('spot') !== 'on-demand')
    add('pricing', 'spot', fieldValue({ field: 'pricing', value: 'spot' }), ['spot'])
  else values.markUsed('spot', 'on demand')
}

/** The one cloud that a task may run at: "lambda", "aws/us-east-1", "[gcp]". Of several nothing is asked. */
export function addLaunchedProvider({ values, providerNamed }: ConfigInput, add: AddPhrase): void {
  const [, cloud] = /^([A-Za-z][\w-]{0,40})(?:\/[\w*/-]*)?$/.exec(values.text('clouds') ?? '') ?? []
  if (cloud === undefined) return
  const slots = providerNamed(cloud.toLowerCase())
  if (slots.length > 0) add('providers', `on ${cloud.toLowerCase()}`, slots, ['clouds'])
}

function requestedGpus(values: ConfigInput['values']): readonly [name: string | null, count: number | null] {
  const request = gpuRequest.exec(values.text('accelerators') ?? '')
  if (request !== null) {
    const [, name = '', memory, count] = request
    return [memory === undefined ? name : `${name} ${memory}GB`, count === undefined ? 1 : Number(count)]
  }
  const name = values.text('gpuNames')
  return [name === null || name.includes(',') ? null : name, values.number('gpuCounts')]
}
