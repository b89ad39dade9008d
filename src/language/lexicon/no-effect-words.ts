/** Words that are understood and do not change the estimate, or name what this estimator does not cover. */
import type { MeasureWord, Sense } from './senses.ts'

type NoEffectRow = readonly [pattern: string, sense: Sense]

const noEffectNumber = (note: string): MeasureWord => ({ kind: 'measure', measure: 'noEffect', side: 'before', note })
const optimizerNote = 'The optimizer comes with the software stack; naming one does not change the estimate.'
const recipeNote = 'Learning rate, schedule, dropout, alpha and seed do not change the cost.'
const layoutNote = 'How the job is split over the GPUs is chosen by the estimator.'
const kernelsNote = 'Attention kernels come with the software stack; name a stack to choose them.'
const objectiveNote = 'The training objective is estimated as supervised fine-tuning.'

export const noEffectWords: readonly NoEffectRow[] = [
  [
    'or (better|newer|faster|similar|equivalent|comparable|higher|larger|bigger)',
    { kind: 'no-effect', note: 'Only the GPUs that are named are considered.' },
  ],
  [
    '(eval|evals|evaluate|evaluation|validation|val|test|holdout|hold out|save|saving|log|logging|checkpoint|checkpoints) [set|sets|split|data|steps|every]',
    { kind: 'no-effect', note: null },
  ],
  ['(train|training) [test|val|validation] split', { kind: 'no-effect', note: null }],
  ['(lr|learning rate|learningrate|peak lr|base lr|max lr)', noEffectNumber(recipeNote)],
  [
    '(alpha|lora alpha|lora dropout|dropout|warmup|warmup ratio|warmup steps|weight decay|wd|max grad norm|seed|temperature)',
    noEffectNumber(recipeNote),
  ],
  [
    '(save steps|eval steps|logging steps|save total limit|num workers|dataloader num workers|beta|beta1|beta2|val size|eval batch size)',
    noEffectNumber(recipeNote),
  ],
  [
    '(tp|pp|cp|dp|tensor parallel|pipeline parallel|context parallel|expert parallel|data parallel|tensor parallel size|pipeline parallel size|tensor model parallel size|pipeline model parallel size|context parallel size|zero stage)',
    noEffectNumber(layoutNote),
  ],
  [
    '(fsdp|ddp|zero 1|zero 2|zero 3|zero1|zero2|zero3|zero stage 1|zero stage 2|zero stage 3|full shard|data parallelism|tensor parallelism|pipeline parallelism|distributed)',
    { kind: 'no-effect', note: layoutNote },
  ],
  [
    '(tensor parallelism|sequence parallel|sequence parallelism|multi gpu|multi node|multigpu|multinode)',
    { kind: 'no-effect', note: layoutNote },
  ],
  [
    '[paged|fused|8 bit|8bit|paged 8 bit|bnb] (adam|adamw|adafactor|sgd|lion|muon) [8 bit|8bit|fused|torch|torch fused|bnb 8 bit|32 bit|optimizer|optimiser]',
    { kind: 'no-effect', note: optimizerNote },
  ],
  [
    '(paged adamw 8 bit|paged adamw 32 bit|adamw 8 bit|adamw torch|adamw torch fused|adamw bnb 8 bit)',
    { kind: 'no-effect', note: optimizerNote },
  ],
  ['(8 bit|8bit|4 bit|paged) (optimizer|optimiser|optim|optimizer states)', { kind: 'no-effect', note: optimizerNote }],
  ['(optim|optimizer|optimiser)', { kind: 'no-effect', note: null }],
  ['(flash attention|flash attn|flashattention|flashattn|flash|fa) [2|3]', { kind: 'no-effect', note: kernelsNote }],
  [
    '(fa2|fa3|sdpa|xformers|flex attention|attn implementation|torch compile|compile|torch.compile|eager)',
    { kind: 'no-effect', note: kernelsNote },
  ],
  ['(cosine|linear|constant) [schedule|scheduler|lr schedule|decay]', { kind: 'no-effect', note: recipeNote }],
  [
    '(tf32|use tf32|allow tf32|nvme|accelerate|double quant|double quantization|bnb 4 bit use double quant|bnb 4 bit quant type|bnb 4 bit compute dtype|use cache|trust remote code)',
    { kind: 'no-effect', note: null },
  ],
  [
    '(nvlink|nvswitch|infiniband|ib|roce|ethernet)',
    { kind: 'no-effect', note: 'Links between GPUs are those of the GPUs and providers in the data.' },
  ],
  [
    '(chatml|alpaca|sharegpt|jsonl|json|parquet|csv|txt|plain text|markdown|html) [format|files|file]',
    { kind: 'no-effect', note: null },
  ],
  [
    '(sft|supervised fine tuning|supervised finetuning|instruction tuning|instruction tune|instruct tuning|instruction finetuning|instruction fine tuning)',
    { kind: 'function-word' },
  ],
  [
    '(dpo|orpo|kto|simpo|ipo) [training|tuning|finetuning|fine tuning]',
    {
      kind: 'out-of-catalog',
      what: 'task',
      sentence: `Preference training (DPO and its kin) is not covered yet. ${objectiveNote.replace('The training objective is estimated', 'Estimates are made')}`,
    },
  ],
  [
    '(rlhf|ppo|grpo|rlvr|reinforcement learning|reward model|reward modeling|reward modelling) [training|tuning]',
    {
      kind: 'out-of-catalog',
      what: 'task',
      sentence:
        'Reinforcement learning is not covered: estimates are made for supervised fine-tuning and continued pretraining.',
    },
  ],
  [
    '(inference|serving|serve|deploy|deployment|hosting|vllm|tgi|ollama|llama cpp|requests per second|qps|embeddings|rag)',
    {
      kind: 'out-of-catalog',
      what: 'task',
      sentence: 'Serving a model is not covered: estimates are made for training.',
    },
  ],
  [
    '(freeze|frozen|freezing|freeze layers|frozen layers|freeze the embeddings|prompt tuning|prefix tuning|p tuning|ia3|galore|badam|lisa)',
    {
      kind: 'out-of-catalog',
      what: 'task',
      sentence: 'This way of training is not covered: choose full fine-tuning, LoRA or QLoRA.',
    },
  ],
  [
    '(2|3|5|6) bit',
    { kind: 'out-of-catalog', what: 'task', sentence: 'Weights are estimated in bf16, fp32, fp8, 8-bit or 4-bit.' },
  ],
  [
    '(quantized|quantised|quantize|quantise|quantizing)',
    { kind: 'out-of-catalog', what: 'task', sentence: 'Say to how many bits: 4-bit or 8-bit.' },
  ],
  [
    '(gpu hour|gpu hours|gpuh|gpu hrs)',
    {
      kind: 'out-of-catalog',
      what: 'task',
      sentence: 'A cap in GPU hours is not covered: give a budget in dollars or a deadline in hours.',
    },
  ],
]
