/** Words for objectives, optimizers, precisions, layouts, rollouts and the dimensions of a model. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { today, vocabulary } from './fixtures.ts'

function specOf(text: string) {
  const read = parseCommand(text, vocabulary, today)
  return 'scenario' in read ? read.scenario.spec : read.problem.message
}

test.each([
  ['8b dpo 20k pairs lora', { task: 'dpo', method: 'lora', tokens: 20_000 * 2 * 512 }],
  ['8b orpo 20k pairs x 800 tokens', { task: 'orpo', tokens: 16e6 }],
  ['8b reward model 500k comparisons 800 tok', { task: 'reward', tokens: 800e6 }],
  ['8b orpo 25k pairs (800 tokens)', { task: 'orpo', tokens: 40e6 }],
  ['8b dpo 20k chosen/rejected pairs with sequences of 1k tokens', { task: 'dpo', tokens: 40e6 }],
  ['8b ipo 25k chosen-rejected pairs, 1,200 tokens per sequence', { tokens: 60e6 }],
  ['8b dpo 30k pairs of 900 tokens', { tokens: 27e6 }],
  ['8b dpo 30k pairs, 900 tokens per pair', { tokens: 27e6 }],
  ['8b sft 20k pairs 700 tokens', { tokens: 14e6 }],
  ['8b dpo 20k preference pairs about 800 tokens per response', { task: 'dpo', tokens: 32e6 }],
  ['8b dpo 40k pairs, prompt 300 tokens, responses about 500 each', { task: 'dpo', tokens: 64e6 }],
  ['8b orpo 30k pairs, each response ~1000 tokens, prompt ~400', { task: 'orpo', tokens: 84e6 }],
  ['8b simpo 60k pairs, prompts average 250 tokens and completions average 400 tokens', { tokens: 78e6 }],
  ['8b kto 20k examples, 500 tokens per response', { task: 'kto', tokens: 10e6 }],
  ['8b dpo 12k pairs, ~600 tokens each side', { task: 'dpo', tokens: 14.4e6 }],
  ['reward model 8b 50k pairs', { task: 'reward' }],
  ['8b 10B tokens cpt lora', { task: 'pretrain', method: 'lora' }],
  ['8b 10B tokens continued pretraining', { task: 'pretrain', method: 'full' }],
  ['7b dora 10M tokens', { adapter: 'dora', method: 'lora' }],
  ['7b full 10M tokens adamw 8bit', { optimizer: 'adamw-8bit', weights: null }],
  ['7b full 10M tokens paged adamw 8bit', { optimizer: 'paged-adamw' }],
  ['70b full 2B tokens muon zero3 tp 8 pp 2 on 32 h100', { optimizer: 'muon', sharding: 'zero3', tp: 8, pp: 2 }],
  ['70b full 2B tokens fp8 training fused loss compile', { precision: 'fp8', fusedLoss: true, compile: true }],
  ['30b-a3b 1B tokens on 8 h100 ep 8', { ep: 8 }],
  ['8b 20k examples x 500 tokens 2 ep', { ep: null, tokens: 20e6 }],
  ['8b 100M tokens global batch 64', { globalBatch: 64 }],
  ['7b pretrain 100B tokens, 4M tokens a step', { globalBatch: 1024, tokens: 100e9 }],
  ['7b full 1B tokens 512k tokens per step', { globalBatch: 256, tokens: 1e9 }],
  ['7b full 1B tokens seq 8192 batch of 300k tokens', { globalBatch: 37, batch: null }],
  ['8b 500 steps 1M tokens a step', { globalBatch: null, tokens: 500e6 }],
  ['8b lora 100M tokens with ms-swift', { stack: 'ms-swift' }],
  ['8b lora 100M tokens with megatron bridge', { stack: 'nemo-bf16' }],
  [
    'qwen2.5 7b grpo 10k prompts 8 samples per prompt prompt length 256 response length 1024',
    {
      task: 'grpo',
      prompts: 10_000,
      samplesPerPrompt: 8,
      promptTokens: 256,
      responseTokens: 1024,
      tokens: 102_400_000,
    },
  ],
  [
    'qwen2.5 7b grpo 7500 prompts 8 completions of 1024 tokens',
    { prompts: 7500, samplesPerPrompt: 8, responseTokens: 1024 },
  ],
  ['32b grpo 500 steps', { globalBatch: 128, prompts: 64_000, tokens: 655_360_000 }],
  [
    '32b grpo 500 steps, 16 prompts x 16 gens, 8k max tokens, typically 3k',
    { globalBatch: 16, prompts: 8000, samplesPerPrompt: 16, responseTokens: 3000, tokens: 416_768_000 },
  ],
  [
    '7b grpo 50M tokens 8 rollouts per prompt, 2k completion',
    { samplesPerPrompt: 8, responseTokens: 2000, prompts: null },
  ],
  [
    'grpo 32b, 12k prompts x 8 samples, long CoT around 6k tokens',
    { samplesPerPrompt: 8, responseTokens: 6000, prompts: 12_000 },
  ],
  ['grpo 8b, 10k prompts, 200M tokens', { prompts: 10_000, tokens: 200_000_000 }],
  ['32b grpo lora 16 samples 4k response 5000 prompts', { samplesPerPrompt: 16, responseTokens: 4000, prompts: 5000 }],
  ['7b GRPO (avg 8k, cap 16k), 2000 prompts x 8', { responseTokens: 8000, responseCap: 16_000, samplesPerPrompt: 8 }],
  ['8b rloo 3k prompts, responses capped at 4k, typically 1.5k', { responseTokens: 1500, responseCap: 4000 }],
  ['8b dpo 10k pairs precomputed reference logps', { reference: 'cached' }],
  ['8b full 100M tokens 32k context, documents average 500 tokens', { documentTokens: 500 }],
  ['70b full 100M tokens tensor parallel 8, data parallel 2', { tp: 8, gpuCount: 16 }],
  ['8b kto on unpaired data, 10k examples', { task: 'kto' }],
  ['8b ppo reward model 8b 20k prompts on 8 h100', { task: 'ppo', params: 8e9, prompts: 20_000 }],
  ['8b 8k token context 50M tokens', { sequenceLength: 8192, tokens: 50e6 }],
  ['8b 1M token context 50M tokens', { sequenceLength: 1_048_576, tokens: 50e6 }],
  ['8b 100M tokens 16k tokens context window', { sequenceLength: 16_384, tokens: 100e6 }],
  [
    'qwen2.5-vl-7b 20k images of 1024x1024 with 300 token answers',
    { imageCount: 20_000, imageTokens: 1338, tokens: 32_760_000 },
  ],
  ['qwen2.5-vl-7b 20k images 448 px, 300 tokens each', { imageTokens: 256, tokens: 11_120_000 }],
  ['qwen2.5-vl-7b 20k examples with 1024x1024 images', { imageCount: 20_000, tokens: 30_760_000 }],
  ['llama 3.2 11b vision 50k images of 560x560', { imageCount: 50_000, tokens: 10e6 }],
  ['qwen2.5-vl-7b 20k images of 112x112, 300 tokens each', { imageTokens: 16, tokens: 6_320_000 }],
  ['qwen2.5-vl-7b 10k images, 1,800 visual tokens each + 120 text', { imageTokens: 1800, tokens: 19_200_000 }],
  ['7b rloo, 5k prompts, 8 rollouts, 2k tokens out', { samplesPerPrompt: 8, responseTokens: 2000, prompts: 5000 }],
  ['distill 70b into 3b, 500M tokens, then sft for 2 epochs', { task: 'distill', tokens: 1e9 }],
  ['qwen3-vl-8b 10k images 1 megapixel', { imageTokens: 977 }],
  [
    'qwen2.5-vl-7b 30k chest x-rays + report text (200 tokens each), images resized to 1024x1024',
    { imageCount: 30_000, imageTokens: 1338 },
  ],
  ['qwen2.5-vl-7b 12k pathology slides at 768x768, captions of 80 tokens', { imageCount: 12_000, tokens: 9_996_000 }],
  [
    'grpo on 7b, 8k Slovak math word problems, 8 rollouts each, max 2048 completion',
    { prompts: 8000, samplesPerPrompt: 8 },
  ],
  ['8b lora, 16k single responses, 400 tokens each', { tokens: 6.4e6 }],
  ['8b lora 50k short funny limericks', { tokens: 25.6e6 }],
  ['1.3b pretrain 26B deduplicated tokens', { params: 1.3e9, tokens: 26e9 }],
  ['13b lora on 90 million scraped tokens', { params: 13e9, tokens: 90e6 }],
  ['3b sft 400 million generated tokens', { tokens: 400e6, responseTokens: null }],
  ['pixtral 12b 20k invoices at 1500x2000', { imageCount: 20_000, imageTokens: 3827 }],
  ['qwen2.5-vl-7b lora, 9k scanned forms of 1024x1400, 250 tokens of json each', { imageCount: 9000 }],
  ['8b sft 20k Q&A', { tokens: 10.24e6 }],
  ['gemma 3 12b 30k images', { imageTokens: 256, tokens: 13_680_000 }],
  ['grpo 7b 8k prompts 8 rollouts on 2 h100 with verl and vllm', { task: 'grpo', stack: 'verl', gpuCount: 2 }],
  ['1b pretrain 20B tokens nvfp4', { precision: 'nvfp4', weights: null }],
  ['8b full fine-tune in fp4 1B tokens on 8 b200', { precision: 'nvfp4', weights: null, method: 'full' }],
  ['70b qlora nvfp4 100M tokens', { weights: 'nf4', precision: null }],
  ['120B MoE, 12B active, 48 layers, 100M tokens', { params: 120e9, shape: { activeParams: 12e9, layers: 48 } }],
])('“%s”', (text, expected) => {
  expect(specOf(text)).toMatchObject(expected)
})

test.each([
  ['8b 100M tokens tp 3 on 8 h100', 'TP 3 does not divide 8 GPUs: take 9 GPUs'],
  ['8b 100M tokens tp 4 pp 3 on 16 h100', 'TP 4 × PP 3 is 12 GPUs, which does not divide 16 GPUs: take 12 GPUs'],
  ['30b-a3b 100M tokens ep 6 on 8 h100', 'EP 6 does not divide 8 GPUs: take EP 4'],
  ['llama 3.1 8b 100M tokens ep 8', 'this model is dense: take TP 8'],
  ['8b dpo 20k pairs group size 8', '“group size 8” belongs to reinforcement learning'],
  ['8b 100M tokens dpo grpo', 'Two objectives of training are given'],
  ['8b grpo 3k prompts, mean 16k, capped at 8k', 'below the mean'],
  ['8b full 100M tokens dp 4 tp 4 on 8 h100', '16 GPUs, not 8'],
  ['8b dpo 10k examples without rejected answers', 'KTO takes single answers'],
  ['8b lora galore 100M tokens', 'GaLore is made for training every weight'],
  ['8b full dora 100M tokens', 'no adapters'],
  ['8b 100M tokens adafactor muon', 'Two optimizers are given'],
  ['8b 100M tokens 576 tokens per image', 'of how many images?'],
  ['12B, 120B active, 1B tokens', 'cannot have 120B active'],
  ['llama 3.1 8b 48 layers 100M tokens', 'Llama 3.1 8B has dimensions of its own'],
])('“%s” is answered with what works', (text, sentence) => {
  expect(specOf(text)).toContain(sentence)
})
