/** The files of the plan of a command, as the command line writes them. */
import { sharedApp } from '../shared-app.ts'
import type { ExportFile } from '../../src/export/export-file.ts'
import type { ExportTarget } from '../../src/catalog/export-target.ts'
import type { Problem } from '../../src/scenario/problem.ts'
import { commandContext } from '../../src/cli/job-answer.ts'
import type { Option } from '../../src/recommend/recommendation.ts'
import type { Spec } from '../../src/scenario/scenario.ts'

export const today = '2026-11-26'
export const { cli } = sharedApp()

export type ExportedRun =
  | { readonly files: readonly ExportFile[]; readonly best: Option; readonly spec: Spec }
  | { readonly problem: Problem }

/** null where the command has no plan. */
export function exportedRun(text: string, target: ExportTarget): ExportedRun | null {
  const outcome = cli.engine().handle({ kind: 'job', text, inputKind: 'command' }, commandContext(today))
  if (outcome.kind !== 'plan') return null
  const exported = cli.exportRun(outcome.answer, target, today)
  // What the tool's own software made the plan of.
  return 'problem' in exported
    ? exported
    : { files: exported.files, best: exported.option, spec: outcome.answer.scenario.spec }
}

/** Jobs of many kinds: methods, sizes, layouts, objectives, lengths. */
export const jobs: readonly string[] = [
  'llama 3.1 8b lora 50M tokens on 8 h100',
  'llama 3.1 8b instruct full 200M tokens on 8 h100',
  'llama 3.1 8b lora 50M tokens on our own 8 h100',
  'llama 3.1 8b qlora 20M tokens on a 4090',
  'qwen2.5 7b instruct dora rank 32 30M tokens on 2 a100',
  'qwen3 32b lora 100M tokens on 4 h200',
  'llama 3.3 70b qlora 50M tokens on 2 h100',
  'llama 3.3 70b lora 200M tokens on 8 h200 seq 4096',
  'mistral 7b lora 10M tokens attention only on 1 a100',
  'qwen2.5 0.5b full 100M tokens on 1 l4',
  'llama 3.1 8b lora 8-bit 50M tokens on 1 h100',
  'llama 3.1 8b lora 100M tokens no packing on 1 h100',
  'llama 3.1 8b dpo lora 20k pairs x 800 tokens on 2 h100',
  'qwen2.5 7b orpo lora 10k pairs x 600 tokens on 1 h100',
  'llama 3.1 8b lora 50M tokens adafactor on 1 h100',
  'llama 3.1 8b full 50M tokens zero2 on 8 a100 checkpoint every 20 steps',
  'llama 3.1 8b lora rslora rank 64 50M tokens on 1 h100',
  'llama 3.1 8b pretrain 1B tokens full on 8 h100',
  'llama 3.1 8b lora 50M tokens checkpointing on on 1 a100',
  'mixtral 8x7b full 50M tokens ep 8 on 8 h200',
  'llama 3.1 8b dpo lora 16M tokens 3 epochs on 2 h100',
  'llama 3.1 8b kto lora 20k examples x 400 tokens 2 epochs on 1 h100',
  'qwen2.5 7b grpo lora 5k prompts 1024 response 8 samples on 8 h100',
]
