/** Words that set a field by themselves: method, stored weights, pricing, objective, targets. */
import type { Sense, FieldValue } from './senses.ts'
import type { Spec } from '../../scenario/scenario.ts'

type FieldValueRow = readonly [pattern: string, sense: Sense]
type FieldValueOptions = { readonly note?: string; readonly ambiguous?: true }

const method = (value: NonNullable<Spec['method']>, options: FieldValueOptions = {}): FieldValue => ({
  kind: 'field-value',
  field: 'method',
  value,
  ...options,
})
const weights = (value: NonNullable<Spec['weights']>, options: FieldValueOptions = {}): FieldValue => ({
  kind: 'field-value',
  field: 'weights',
  value,
  ...options,
})
const pricing = (value: NonNullable<Spec['pricing']>, options: FieldValueOptions = {}): FieldValue => ({
  kind: 'field-value',
  field: 'pricing',
  value,
  ...options,
})
const objective = (value: NonNullable<Spec['objective']>, options: FieldValueOptions = {}): FieldValue => ({
  kind: 'field-value',
  field: 'objective',
  value,
  ...options,
})

const ambiguous = { ambiguous: true } as const
const halfNote = { note: 'fp16 is estimated as bf16: the same memory and the same speed.' }
const fp4Note = { note: '4-bit is estimated as NF4 with double quantization.' }

export const methodValues: readonly FieldValueRow[] = [
  ['full', method('full', ambiguous)],
  [
    '(full|fully) (ft|finetune|finetunes|fine tune|fine tunes|finetuning|fine tuning|finetuned|fine tuned)',
    method('full'),
  ],
  [
    'full (training|tuning|tune|sft|weight|weights) [update|updates|training|tuning|finetune|finetuning|fine tuning]',
    method('full'),
  ],
  [
    'full (parameter|parameters|param|params|model|rank) [ft|sft|tuning|training|finetune|finetuning|fine tune|fine tuning]',
    method('full'),
  ],
  ['(fft|dense ft|dense finetuning|dense fine tuning|vanilla fine tuning)', method('full')],
  ['all (parameters|params|weights)', method('full')],
  ['sft full', method('full')],
  [
    '[full] from scratch',
    method('full', { note: 'Training from scratch is estimated as full fine-tuning on these tokens.' }),
  ],
  [
    '(continued|continual|continuous|domain adaptive) (pretraining|pre training|pretrain|pre train)',
    method('full', { note: 'Continued pretraining is estimated as full training of every parameter.' }),
  ],
  ['(cpt|dapt)', method('full', { note: 'Continued pretraining is estimated as full training of every parameter.' })],
  [
    '(pretrain|pretraining|pre train|pre training)',
    method('full', { note: 'Pretraining is estimated as full training of every parameter.', ambiguous: true }),
  ],
  [
    '(lora|loras|lo ra|lora adapter|lora adapters|lora ft|lora finetune|lora fine tune|lora finetuning|lora fine tuning|lora tuning|lora sft)',
    method('lora'),
  ],
  ['(adapter|adapters|low rank adapter|low rank adapters|low rank adaptation|low rank)', method('lora', ambiguous)],
  ['peft lora', method('lora')],
  [
    '(dora|lora plus|rslora|rs lora|loftq|pissa|adalora)',
    method('lora', { note: 'Variants of LoRA are estimated as plain LoRA.' }),
  ],
  [
    '(qlora|qloras|q lora|quantized lora|quantised lora|qlora ft|qlora finetune|qlora fine tune|qlora finetuning|qlora fine tuning|qlora sft)',
    method('qlora'),
  ],
  ['(qdora|q dora)', method('qlora', { note: 'Variants of LoRA are estimated as plain LoRA.' })],
  ['all linear [layers|modules|layer]', { kind: 'field-value', field: 'loraTargets', value: 'attn+mlp' }],
  ['(up|down|gate|fc1|fc2|mlp) proj', { kind: 'field-value', field: 'loraTargets', value: 'attn+mlp' }],
  ['(q|k|v|o|qkv|out|query key value|c attn) proj', { kind: 'field-value', field: 'loraTargets', value: 'attn' }],
  ['(q,k,v,o|q,k,v|q,v|q+v|q and v|q & v|qkv and o)', { kind: 'field-value', field: 'loraTargets', value: 'attn' }],
  [
    '(all|every) (layers|layer|modules|module|linears)',
    { kind: 'field-value', field: 'loraTargets', value: 'attn+mlp' },
  ],
  ['mlp (and|+|&) (attn|attention) [layers|modules]', { kind: 'field-value', field: 'loraTargets', value: 'attn+mlp' }],
  [
    '(attn|attention) [and|+] mlp [layers|modules|only]',
    { kind: 'field-value', field: 'loraTargets', value: 'attn+mlp' },
  ],
  [
    '(just|only) [the] (attn|attention) [layers|modules|part]',
    { kind: 'field-value', field: 'loraTargets', value: 'attn' },
  ],
  ['(attn|attention) [layers|modules] only', { kind: 'field-value', field: 'loraTargets', value: 'attn' }],
  [
    '(q proj v proj|qkv|qkvo|targets attn|targets attention|attention projections)',
    { kind: 'field-value', field: 'loraTargets', value: 'attn' },
  ],
]

export const weightValues: readonly FieldValueRow[] = [
  [
    '(quantized|quantised|quantize|quantise|quantizing|quantization|quantisation) [to|in|at|down to|with] (4|four) (bit|bits)',
    weights('nf4'),
  ],
  [
    '(quantized|quantised|quantize|quantise|quantizing|quantization|quantisation) [to|in|at|down to|with] (8|eight) (bit|bits)',
    weights('int8'),
  ],
  [
    '(4|four) (bit|bits) [quantized|quantised|quantization|quantisation|quant|quants|weights|precision|base|nf4|mode|loading]',
    weights('nf4'),
  ],
  ['(4bits|nf4|bnb nf4|bitsandbytes 4 bit|bnb 4 bit|bnb4|load in 4 bit|loaded in 4 bit|4 bit bnb)', weights('nf4')],
  ['(int4|int 4|fp4|q4|w4|w4a16|mxfp4|nvfp4|awq|gptq|gptq 4 bit|awq 4 bit|gguf q4|q4 k m)', weights('nf4', fp4Note)],
  [
    '(8|eight) (bit|bits) [quantized|quantised|quantization|quantisation|quant|quants|weights|precision|base|mode|loading]',
    weights('int8'),
  ],
  [
    '(int8|int 8|8bits|w8|w8a16|q8|llm int8|bnb 8 bit|bitsandbytes 8 bit|bnb8|load in 8 bit|loaded in 8 bit)',
    weights('int8'),
  ],
  ['(fp8|fp 8|float8|float 8|e4m3|mxfp8) [training|weights|precision|mixed precision]', weights('fp8')],
  [
    '(bf16|bf 16|bfloat16|bfloat 16|brain float|brain float 16) [weights|precision|training|mixed precision|mixed]',
    weights('bf16'),
  ],
  ['(16|sixteen) (bit|bits) [weights|precision]', weights('bf16')],
  [
    '(fp16|fp 16|float16|float 16|f16|half precision) [weights|training|mixed precision|mixed]',
    weights('bf16', halfNote),
  ],
  ['mixed precision', { kind: 'no-effect', note: null }],
  [
    '(full|original|native|normal|unquantized) precision',
    weights('bf16', { note: 'Full precision is read as unquantized bf16; say fp32 for 32-bit weights.' }),
  ],
  ['(unquantized|unquantised|not quantized|not quantised|non quantized|un quantized)', weights('bf16')],
  [
    '(no|without|w/o|skip|drop|remove|disable|dont use|turn off) [the|any] (quantization|quantisation|quant|quants|quantizing|quantising)',
    weights('bf16'),
  ],
  ['(fp32|fp 32|float32|float 32|f32|single precision|full fp32) [weights|precision|training]', weights('fp32')],
  ['(32|thirty two) (bit|bits) [weights|precision|float|floats]', weights('fp32')],
]

export const pricingValues: readonly FieldValueRow[] = [
  ['spot [instance|instances|pricing|price|prices|capacity|market|gpus|gpu|vm|vms|nodes|rates]', pricing('spot')],
  [
    '(interruptible|preemptible|preemptable|pre emptible|preemptive) [instance|instances|pricing|capacity|gpus|gpu|vm|vms|nodes]',
    pricing('spot'),
  ],
  [
    '(on demand|ondemand|pay as you go|payg|pay per use|non spot|no spot|not spot|without spot|never spot|non interruptible|uninterrupted|dedicated) [instance|instances|pricing|price|prices|capacity|gpus|gpu|vm|vms]',
    pricing('on_demand'),
  ],
  [
    '(reserved|reservation|reservations|committed|committed use|commitment) [instance|instances|pricing|price|prices|capacity|discount|discounts|gpus|gpu]',
    pricing('reserved'),
  ],
  [
    '(1|one|2|two|3|three|12) (year|years|yr|month|months) (reserved|reservation|commitment|commit|term|contract|committed|plan)',
    pricing('reserved'),
  ],
  ['(1|one|3|three) (year|yr)', pricing('reserved')],
  ['(savings plan|long term contract|capacity block|capacity blocks)', pricing('reserved')],
  ['secure cloud', { kind: 'field-value', field: 'tier', value: 'secure' }],
  ['community cloud', { kind: 'field-value', field: 'tier', value: 'community' }],
]

export const objectiveValues: readonly FieldValueRow[] = [
  [
    '(cheapest|cheaper) [option|options|way|one|plan|setup|gpu|gpus|price|possible|available|choice|offer|deal]',
    objective('cheapest'),
  ],
  [
    '(lowest|least|minimum|minimal|smallest|min) (cost|costs|price|prices|spend|money|budget|bill)',
    objective('cheapest'),
  ],
  [
    '(least expensive|less expensive|minimize cost|minimise cost|minimize the cost|minimize costs|minimise the cost|optimize for cost|optimise for cost|cost optimized|cost effective|cost efficient|most economical|save money|cheap as possible|cheaply as possible|cost matters|cost first|lower cost|price first|on a budget|on the cheap)',
    objective('cheapest'),
  ],
  ['as (cheap|cheaply|inexpensive|inexpensively|low cost) as possible', objective('cheapest')],
  ['(cheap|cheaply|economical|inexpensive|inexpensively|low cost|budget friendly)', objective('cheapest', ambiguous)],
  [
    '(fastest|quickest|faster|quicker|speediest) [option|options|way|one|plan|setup|gpu|gpus|possible|available|choice|time]',
    objective('fastest'),
  ],
  [
    '(asap|a s a p|as soon as possible|as fast as possible|as quick as possible|as quickly as possible|minimize time|minimise time|minimize the time|optimize for speed|optimise for speed|optimize for time|speed matters|time matters|speed first|shortest time|least time|minimum time|lowest time|quick as possible|fast as possible|money no object|cost no object|price no object|money is no object|cost is no object|price is no object|regardless of cost|regardless of price|whatever it costs)',
    objective('fastest'),
  ],
  ['(fast|quick|quickly|urgent|urgently|speedy|in a hurry|in a rush)', objective('fastest', ambiguous)],
  [
    '(balanced|balance|best value|good value|best bang for the buck|bang for the buck|best price performance|price performance|sweet spot|best trade off|best tradeoff|good compromise|best of both|value for money|cost and speed|speed and cost)',
    objective('balanced'),
  ],
]

export const fieldSwitches: readonly FieldValueRow[] = [
  [
    '(gradient|grad|activation|act|full activation) (checkpointing|checkpoint|checkpoints|ckpt|recomputation|recompute|ckpting)',
    { kind: 'switch', field: 'gradientCheckpointing', on: true, off: false },
  ],
  [
    '(use gradient checkpointing|checkpointing|recomputation|activation recompute|recompute activations|recompute|gradient ckpt|grad ckpt|gc|gckpt|ckpt)',
    { kind: 'switch', field: 'gradientCheckpointing', on: true, off: false },
  ],
  [
    '(packing|packed|sample packing|sequence packing|pack|packed sequences|pack sequences|pack samples|neat packing|multipack|packed data)',
    { kind: 'switch', field: 'packed', on: true, off: false },
  ],
  [
    '(checkpoints|saved checkpoints|saving checkpoints|save checkpoints|resumable|able to resume|resume from checkpoints|training checkpoints)',
    { kind: 'switch', field: 'savesCheckpoints', on: true, off: false },
  ],
  ['(padding|padded)', { kind: 'switch', field: 'packed', on: false, off: true }],
  ['unpacked', { kind: 'field-value', field: 'packed', value: false }],
  [
    '(offload|offloading|cpu offload|cpu offloading|offload to cpu|offload to host|host offload|optimizer offload|optimiser offload|offload optimizer|offload optimiser|offload the optimizer|offload optimizer states|offload optimizer to cpu|optimizer offloading|optimizer cpu offload|zero offload)',
    { kind: 'switch', field: 'offload', on: 'optimizer', off: 'none' },
  ],
  [
    '(offload params|offload parameters|offload param|param offload|params offload|parameter offload|offload weights|offload the weights|weight offload|offload the params|offload params to cpu|param offloading|offload everything|zero infinity)',
    { kind: 'switch', field: 'offload', on: 'params', off: 'none' },
  ],
]
