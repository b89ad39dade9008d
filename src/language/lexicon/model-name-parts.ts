/** Words inside a model's name: what quantizers, fine-tuners and vendors add to it. */
import type { Spec } from '../../scenario/scenario.ts'

/** Parts of a name that choose no other model. */
export const ignoredSuffixes = new Set(
  'instruct chat base it hf text preview thinking latest new sft rl final release pt official v'.split(' '),
)
/** Those that may stand apart from the name. */
export const detachedSuffixes = new Set('instruct chat base it hf'.split(' '))
/** Fine-tunes that keep the shape of their brand's models. */
export const sameShapeVariants: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['qwen', new Set(['coder', 'code', 'math'])],
  ['llama', new Set(['nemotron'])],
])
/** Words of a repository's name that tell of another architecture than that of the name without them. */
export const otherArchitectures = new Set(
  'multimodal vision vl omni audio speech voice asr tts ocr embedding embed reranker colbert guard moe eagle eagle3 draft speculator mtp'.split(
    ' ',
  ),
)
export const quantizationSuffixes: ReadonlyMap<string, Spec['weights']> = new Map([
  ['bnb', 'nf4'],
  ['gptq', 'nf4'],
  ['awq', 'nf4'],
  ['nf', 'nf4'],
  ['int', 'nf4'],
  ['gguf', null],
  ['mlx', null],
  ['fp', 'fp8'],
  ['bf', 'bf16'],
  ['unsloth', null],
  ['dynamic', null],
])
/** Vendors whose name stands before the model's. */
export const modelVendors = new Set(
  'meta google mistral mistralai microsoft alibaba openai ibm ai2 allenai tii zhipu zai nvidia'.split(' '),
)
