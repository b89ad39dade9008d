/** What memory decides, told with the figures of the plan that it decides. */
import { expect, test } from 'vitest'
import { shownCommand as shown } from './shown-answer.ts'

test.each([
  // One card with room for it is none that a copy on each overflows.
  ['qwen2.5 72b lora 30M tokens 8x mi300x', /^plan: (?![^]*no room to train)/u],
  ['yi 34b lora 20M tokens 4x a100 80 azure', /^plan: (?![^]*no room to train)/u],
  // What does without the memory of the host is told, likely as it may be.
  [
    'full fine-tune llama 3.1 70b, 150M tokens, two nodes of 8 h100, coreweave',
    /Without the host: \d+ × H100 SXM (?:likely|should) hold it all/u,
  ],
  // QLoRA where 16 bits fit as well, and where they do not.
  ['qwen2.5 coder 32b qlora 50M tokens on a b300', /LoRA in bf16 fits the same 1 × B300 SXM too: /u],
  ['qwen3 14b qlora 15M tokens 1x4090', /^plan: (?![^]*LoRA in bf16 fits)/u],
  ['gpt-oss-20b qlora 15M tokens 1x h100', /^plan: (?![^]*LoRA in bf16 fits)/u],
  // What is expected to fit with room and is not sure to is likely.
  ['does a full finetune of mistral 7b fit on 4x a100 40gb', /^answer: Likely: full fine-tuning of Mistral 7B/u],
  // Whether to rent stands first, where that is asked.
  [
    'we have a 4x A100 40gb server. is it enough for lora of qwen2.5 72b? or we must rent',
    /^answer: No need to rent if QLoRA will do: it takes about [\d.]+ GiB a GPU, up to [^]*Only just, if at all: LoRA/u,
  ],
  [
    'does full fine-tuning of llama 3.1 8b fit on our 3090, or should we rent?',
    /^answer: No need to rent if LoRA will do: [^]*for full fine-tuning itself, rent\./u,
  ],
  ['can a 3090 do qlora of a 70b or must we rent', /^answer: Yes, rent\./u],
  ['does 70b lora fit on 4x a100 40gb?', /^answer: (?![^]*need to rent)/u],
  ['can I qlora a 32b on a single 24gb card?', /likely on 2 × /u],
  // The memory of a plan, and a length that was asked for, stand on it.
  ['8b lora 40M tokens 8k context 1x h200', /sequences of 8,192, [^]*? on one GPU, \d+ of 140 GiB at batch \d/u],
  // Memory that is asked for is what the recipe needs at its least, and what a lighter one would.
  ['gemma 3 12b lora vram?', /^answer: For training of Gemma 3 12B[^]* with LoRA \([^]* with QLoRA \(/u],
  [
    'how much vram for lora of llama 3.1 70b?',
    /GiB of memory[^]*one sequence at a time on each GPU; gradient checkpointing/u,
  ],
  // Cards that are named by their size alone may do with the memory of the host.
  ['will a 70b qlora fit on 2x 24gb?', /^answer: No, only with offload to the host[^]*2 × RTX 4090/u],
  ['does a full fine-tune of 405b fit on a 24gb card?', /^answer: No: [^]* and \d+ others/u],
  ['largest model I can fine-tune on a 4090?', /QLoRA: (?:14|24)B/u],
  // Another trainer is tried before a second machine is joined, and before "does not fit".
  ['full fine-tune mistral small 24b, 60k rows, azure', /^plan: 8 × /u],
  ['full fine-tune qwen2.5 72b, 60k rows, 4k context', /^plan: 8 × B300 SXM (?![^\n]*if it fits)/u],
  ['405b lora 12M tokens h100', /^plan: 16 × H100 SXM on 2 nodes/u],
  // A number of cards that nobody named is a choice.
  ['llama 3.2 3b full 100M tokens l40s', /4 GPUs, as no number was named/u],
  ['llama 3.2 3b full 100M tokens 4 l40s', /^plan: (?![^]*no number was named)/u],
  // What states a fit rests on, where the usual ones would not fit.
  [
    'how much vram for a full finetune of llama 3.1 8b at 4k context?',
    /^answer: For training of Llama 3\.1 8B: 1 × B200 SXM with full[^]*the usual way: [^]*16 bytes a parameter, 128 GB before[^]*in bf16 alone \(8 bytes a parameter, 64 GB[^]*8-bit states:(?![^]*LoRA)/u,
  ],
  ['how much vram for a lora of llama 3.1 8b?', /^answer: (?![^]*fp32 master)/u],
  // Bf16 alone with 8-bit states, split over the cards, before the memory of the host.
  [
    'can 2x A6000 do full ft of llama 3 8b?',
    /^answer: Likely, but only with weights in bf16 alone[^]*47\.4 GiB are usable/u,
  ],
  ['does full fine-tuning of mistral 7b fit on 4x rtx 4090?', /^answer: Likely, but only with weights in bf16 alone/u],
  ['does full fine-tuning of llama 3b fit on a 4090?', /^answer: No, only with offload to the host/u],
  [
    'how much vram for full fine tuning a 14b',
    /^answer: [^]*fp32 master weights and AdamW, 16 bytes a parameter, 224 GB/u,
  ],
  [
    'how much memory for full fine tuning mistral nemo 12b with adamw bf16',
    /16 bytes a parameter, 196 GB[^]*bf16 alone \(8 bytes a parameter, 98 GB[^]*1 × H200 SXM(?![^]*8-bit states:)/u,
  ],
  ['memory needed for full ft of 7b with 8-bit adam', /^answer: (?![^]*the usual way)[^]*1 × A100/u],
  // With adapters the base is the reference, and one card that holds it all stands beside two smaller ones.
  ['how much vram to dpo qwen2.5 14b with lora', /^answer: (?![^]*frozen reference)[^]*- 1 × A100 PCIe 80GB/u],
  ['how much vram to dpo qwen2.5 14b with full fine-tuning', /a frozen reference/u],
  // A card that people have at home, with its memory behind its name.
  ['can i fine tune 7b on a 4060 ti 16gb', /^answer: Yes: QLoRA of a 7B model fits on 1 × RTX 4060 Ti 16GB/u],
  // What a checkpoint keeps is what the run keeps: with moments of 8 bits it is no large one.
  ['qwen3 14b sft full finetune 100M tokens', /^plan: (?![^]*A checkpoint that a run can resume from)/u],
  ['qwen3 32b sft full finetune 100M tokens', /A checkpoint that a run can resume from is about \d+ GB/u],
  // The seller of a price that tokens are counted at is named.
  ['4090 vs L4 for finetuning 7b qlora', /tok\/s at \$[\d.]+\/h, [A-Z]/u],
  // No step up that nearly only the host holds.
  ['got a 3060 12gb and 2,000 chat messages, which model can I do at home?', /^plan: (?![^]*70b \$)/u],
])('%s', (text, said) => expect(shown(text)).toMatch(said))

test.each([
  // "Fine" of "fine-tune" allows nothing.
  ['spot a100s for a 7b full fine-tune, 200M tokens', /^plan: (?![^]*a100s fine)/u],
  ['cheap h100s would be fine, 7b full fine-tune, 200M tokens', /^plan: /u],
  // People who want something have no cards yet.
  ['our lab wants to lora llama 3.1 8b on 40M tokens', /^plan: (?![^]*(?:your own GPUs|not named))/u],
  ['our lab’s 2 a100s, lora llama 3.1 8b on 40M tokens', /^plan: [^]*no rent/u],
  // Sequences up to a length are no longer than that.
  ['reward model from 8b, 50k preference pairs, sequences up to 4k', /A mean of 3,276 tokens is assumed/u],
  // What is searched is shorter than what is answered.
  ['bge-large embedding fine-tune 2M pairs, 1 a100', /Examples are counted as 256 tokens each/u],
  ['bge-large on 2M query passage pairs, one l4', /Examples are counted as 150 tokens each/u],
  ['fine-tune bge on 2M pairs, single l4', /Examples are counted as 256 tokens each/u],
  // An embedder that nobody named, and one whose name has a tail.
  ['train an embedding model on 1M pairs, one l4', /BGE large [^]*is taken for the embedding model, as none is named/u],
  ['a bge-style embedding model on 1M pairs, one l4', /BGE base/u],
  ['embedding model foobar-7 on 1M pairs', /foobar-7/u],
  // Families that are trained to be studied.
  ['gpt2 pretrain 10B tokens 8xh100', /GPT-2 124M on 10B tokens: pretraining/u],
  ['pretrain a 350M GPT-2 style model on 10B tokens', /GPT-2 355M on 10B tokens/u],
  ['pythia 1.4b from scratch, 30B tokens, 8 h100', /Pythia 1\.4B on 30B tokens/u],
  ['12b lora 20M tokens', /Gemma 3 12B|A 12B model on/u],
  // Machines of one network at the price of one of them.
  ['code llama 13b full ft 1B tokens, 16 a100 on coreweave', /^plan: 16 × A100 SXM 80GB on 2 nodes at CoreWeave/u],
  // Cards that people have at home.
  ['8b qlora 5M tokens on my 3090 ti', /^plan: Your 1 × RTX 3090 Ti/u],
  ['4080 super 16gb, biggest model I can qlora?', /8B is the largest usual size[^]*RTX 4080 Super/u],
  // A card that nobody named does not lead where its price is not known; spot that nobody asked for has its reason.
  [
    'mistral 7b lora 50M tokens runpod spot',
    /^infeasible: We have no price at RunPod as spot of any GPU that this fits on/u,
  ],
  ['mistral nemo 12b lora 80M tokens, gcp europe-west4', /It is spot, as no price on demand is on record there/u],
  // Nothing stands before the first plan that it could differ from.
  ['8b lora 40M tokens, how many days would it take?', /^plan: (?![^]*Nothing has changed)[^]* days, day and night/u],
  // Much data on a small model.
  ['8b 1.2B tokens 8xh100', /full fine-tuning[^]*Every parameter is trained/u],
  ['70b 2B tokens', /LoRA, bf16/u],
])('%s', (text, said) => expect(shown(text)).toMatch(said))
